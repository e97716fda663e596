import type { SyncSource } from "../schema";

/** The least between two syncs that the same thing asked for (product R2). */
export const GUARD_MS = 5 * 60_000;

/** When each source last had a channel synced; left out: never. */
export type LastStarts = Partial<Record<SyncSource, Date>>;

/** When `source` may have the channel synced again; null: now. Whatever became of the last one: it was one. */
export function mayRunAt(source: SyncSource, last: LastStarts, now: Date): Date | null {
  const started = last[source];
  if (!started) return null;
  const again = new Date(started.getTime() + GUARD_MS);
  return again > now ? again : null;
}
