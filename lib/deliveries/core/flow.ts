import type { MediumOverview } from "../schema";

/** Longer than a pause between two attempts, so that one mail that is put off does not look like a standstill. */
const STALLED_AFTER_MS = 2 * 60_000;

/** Whether what is due in one way goes out. All times by the same clock. */
export function flowOf({
  oldestDueAt,
  lastSentAt,
  now,
}: {
  /** Since when the one that waits longest is due; null: nothing is. */
  oldestDueAt: Date | null;
  lastSentAt: Date | null;
  now: Date;
}): MediumOverview["flow"] {
  if (!oldestDueAt) return "idle";
  const since = Math.max(oldestDueAt.getTime(), lastSentAt?.getTime() ?? 0);
  return now.getTime() - since > STALLED_AFTER_MS ? "stalled" : "flowing";
}
