import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import type { JobContext } from "@/lib/jobs/schema";
import * as repository from "./repository-days";

const DAY_MS = 86_400_000;
const FINE_SECONDS = 600;
const COARSE_SECONDS = 3600;
const FINE_DAYS = 180;
/** Streams summed up in one transaction. */
const STREAMS = 500;
const DAYS_AHEAD = 3;

export interface RollUpSettings {
  pool: Pool;
  /** How many days raw counts are kept. */
  rawDays: number;
}

/**
 * Makes old viewer counts smaller: raw ones by ten minutes after `rawDays`, those by the hour after half a year,
 * and the hours stay for ever. A day, or some streams, a transaction: stopped at any moment, the next run goes on.
 * Makes the partitions of the days to come.
 */
export async function rollUpViewerCounts(
  { pool, rawDays }: RollUpSettings,
  { now, signal, progress }: JobContext,
): Promise<{ days: number; rows: number; streams: number }> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    await withTransaction((tx) => repository.makeDay(tx, ago(-ahead)), pool);
  }
  const result = { days: 0, rows: 0, streams: 0 };
  const days = await repository.listDaysBefore(pool, ago(rawDays));
  for (const day of days) {
    if (signal.aborted) return result;
    result.rows += await withTransaction((tx) => repository.rollUpDay(tx, day, FINE_SECONDS), pool);
    result.days += 1;
    progress({ done: result.days, total: days.length });
  }
  const steps = { fineSeconds: FINE_SECONDS, coarseSeconds: COARSE_SECONDS };
  // On the hour: an hour is summed up whole or not yet.
  const before = new Date(
    Math.floor(ago(FINE_DAYS).getTime() / (COARSE_SECONDS * 1000)) * COARSE_SECONDS * 1000,
  );
  for (let done = STREAMS; done === STREAMS && !signal.aborted; result.streams += done) {
    done = await withTransaction((tx) => repository.coarsen(tx, steps, before, STREAMS), pool);
  }
  return result;
}
