import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { createLargeCounts } from "@/lib/kernel/large-counts";
import { channelOf } from "./list";
import { type FiguresRow, figuresOf } from "./repository-statistics";
import type { StreamStatistics, StreamStatisticsQuery } from "./schema";

/** Of so many streams the figures take long enough to be kept: about 50 ms. */
const LARGE = 5_000;
const largeFigures = createLargeCounts<FiguresRow & { total: number }>(LARGE);

/**
 * Figures of the streams of one channel, or else of everybody a person follows.
 * @throws TallyError not_found for an unknown channel
 */
export async function streamStatistics(
  userId: string,
  { channel, from, to, categoryId }: StreamStatisticsQuery,
  now = instanceNow(),
  source: Db = db(),
): Promise<StreamStatistics> {
  const whose =
    channel === undefined ? { followerId: userId } : { channelId: (await channelOf(channel, source)).id };
  const span = { from: from ?? null, to: to ?? null, categoryId: categoryId ?? null };
  const key = JSON.stringify([whose, span]);
  const {
    peakAt,
    firstAt,
    lastAt,
    total: _,
    ...figures
  } = await largeFigures.of(key, Date.now, async () => {
    const all = await figuresOf(source, whose, span, now);
    return { ...all, total: all.streams };
  });
  return {
    ...figures,
    peakAt: peakAt?.toISOString() ?? null,
    firstAt: firstAt?.toISOString() ?? null,
    lastAt: lastAt?.toISOString() ?? null,
  };
}
