import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { channelOf } from "./list";
import { figuresOf } from "./repository-statistics";
import type { StreamStatistics, StreamStatisticsQuery } from "./schema";

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
  const { peakAt, firstAt, lastAt, ...figures } = await figuresOf(source, whose, span, now);
  return {
    ...figures,
    peakAt: peakAt?.toISOString() ?? null,
    firstAt: firstAt?.toISOString() ?? null,
    lastAt: lastAt?.toISOString() ?? null,
  };
}
