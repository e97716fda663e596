import type { SyncOverview } from "@/lib/live/schema";

/** What there is to do about an alert: begin one, end one, or nothing. `again`: the last one ended just now. */
export type AlertChange =
  | { do: "open"; summary: string; again: boolean }
  | { do: "close" }
  | { do: "nothing" };

/** What is known when an alert is judged. Durations in ms. */
export interface AlertFacts {
  isOpen: boolean;
  /** How long ago the last one ended; null when there was none. */
  closedAgoMs: number | null;
  /** How long somebody has been watching without a break. */
  watchedMs: number;
  /** How long the last good tick may be ago. */
  lateAfterMs: number;
}

/** Trouble that comes back so soon is the same trouble: nobody is told anew. */
const SAME_TROUBLE_MS = 600_000;

/** Whether trouble is the last one's, which ended so long ago (ms). */
export const isSameTrouble = (closedAgoMs: number): boolean => closedAgoMs < SAME_TROUBLE_MS;

const NOTHING = { do: "nothing" } as const;

/**
 * What the health of the live sync means for its alert (F10): it begins when ticks fail three times in a row or
 * fall two minutes behind, and ends by itself with the next good tick. An instance that was switched off, or
 * slept, is not in trouble: it is late only once somebody has watched for as long as a tick may be late.
 */
export function syncAlertChange(
  { health, summary }: Pick<SyncOverview, "health" | "summary">,
  { isOpen, closedAgoMs, watchedMs, lateAfterMs }: AlertFacts,
): AlertChange {
  const wrong = health === "failing" || (health === "late" && watchedMs > lateAfterMs);
  // Not run yet, or not watched for long enough, says nothing about what was wrong before.
  if (isOpen) return health === "healthy" ? { do: "close" } : NOTHING;
  if (!wrong) return NOTHING;
  const again = closedAgoMs !== null && isSameTrouble(closedAgoMs);
  return { do: "open", summary, again };
}
