import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import type { JobContext } from "@/lib/jobs/schema";
import { inBatches } from "@/lib/kernel/in-batches";
import { weeksBetween } from "./core/weeks";
import { dropWeek, listWeeks, makeWeeks } from "./repository-partitions";
import { deleteOld, deleteOldMarks, ownRetentions, type TooOld } from "./repository-retention";

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 28;
/** Rows in one transaction: neither a long lock nor a long wait at the end. */
const BATCH = 5_000;

export interface RetentionSettings {
  pool: Pool;
  /** Days that messages are kept, where their channel says nothing else. */
  days: number;
}

/** Makes the weeks of the log from now to four weeks ahead; says how many there are then. */
export async function makeChatPartitions(
  pool: Pool,
  { now }: Pick<JobContext, "now">,
): Promise<{ weeks: number }> {
  const from = now.getTime();
  await withTransaction((tx) => makeWeeks(tx, weeksBetween(from, from + DAYS_AHEAD * DAY_MS)), pool);
  return { weeks: (await listWeeks(pool)).length };
}

/**
 * Removes messages whose days are over: weeks that are too old for every channel are dropped whole, so that their
 * space comes back; what is too old for its own channel is deleted in small batches. Figures by hour stay. Stopped
 * at any moment, the next run goes on.
 * @throws pg.DatabaseError 55P03 when somebody reads the log for long: the next try does it
 */
export async function deleteOldMessages(
  { pool, days }: RetentionSettings,
  { now, signal, progress }: Pick<JobContext, "now" | "signal" | "progress">,
): Promise<{ weeks: number; messages: number }> {
  const own = await ownRetentions(pool);
  const longest = Math.max(days, ...own.map((channel) => channel.days));
  const before = (kept: number) => now.getTime() - kept * DAY_MS;

  const result = { weeks: 0, messages: 0 };
  for (const week of await listWeeks(pool)) {
    if (signal.aborted || week.to.getTime() > before(longest)) break;
    await withTransaction((tx) => dropWeek(tx, week), pool);
    result.weeks += 1;
  }

  const tooOld: TooOld[] = own
    .filter((channel) => channel.days < longest)
    .map(({ channelId, days: kept }) => ({ channels: { only: channelId }, before: before(kept) }));
  // Where one channel keeps more than usual, weeks stay for its sake, but not what others wrote in them.
  if (days < longest)
    tooOld.push({ channels: { allBut: own.map(({ channelId }) => channelId) }, before: before(days) });
  for (const [done, old] of tooOld.entries()) {
    progress({ done, total: tooOld.length });
    result.messages += await inBatches(BATCH, (size) => deleteOld(pool, old, size), signal);
  }
  await inBatches(BATCH, (size) => deleteOldMarks(pool, before(longest), size), signal);
  return result;
}
