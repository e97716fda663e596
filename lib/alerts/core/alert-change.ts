import type { SyncOverview } from "@/lib/live/schema";

/** What there is to do about an alert: begin one, end one, or nothing. */
export type AlertChange = { do: "open"; summary: string } | { do: "close" } | { do: "nothing" };

/**
 * What the health of the live sync means for its alert (F10): it begins when ticks fail three times in a row or
 * are two minutes behind, and ends by itself with the next good tick.
 */
export function syncAlertChange(
  { health, summary }: Pick<SyncOverview, "health" | "summary">,
  isOpen: boolean,
): AlertChange {
  const wrong = health === "failing" || health === "late";
  if (wrong === isOpen) return { do: "nothing" };
  // Not run yet says nothing about what was wrong before.
  if (health === "never") return { do: "nothing" };
  return wrong ? { do: "open", summary } : { do: "close" };
}
