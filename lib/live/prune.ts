import type { Db } from "@/lib/db/client";
import { inBatches } from "@/lib/kernel/in-batches";
import * as repository from "./repository";

const DAY_MS = 86_400_000;
const BATCH = 5_000;

/**
 * Deletes log entries older than `logDays`. Also forgets when broadcasters were looked at whom nobody has
 * followed for a day: should somebody follow them again, a stream then found is not news.
 */
export async function pruneLive(
  db: Db,
  options: { now: Date; logDays: number; signal?: AbortSignal },
): Promise<{ logEntries: number; untracked: number }> {
  const logBefore = new Date(options.now.getTime() - options.logDays * DAY_MS);
  const dayAgo = new Date(options.now.getTime() - DAY_MS);
  return {
    logEntries: await inBatches(
      BATCH,
      (size) => repository.deleteLogBefore(db, logBefore, size),
      options.signal,
    ),
    untracked: await repository.forgetUntracked(db, dayAgo),
  };
}
