import type { PublisherState } from "../schema";

/** What of a publisher says how it stands. */
export interface Standing {
  pausedAt: Date | null;
  disabledAt: Date | null;
  failingSince: Date | null;
  /** Whether a worker has it. */
  held: boolean;
}

/** What people did to it comes before what happens to it: a paused one is not tried, so it cannot be retrying. */
export function stateOf({ pausedAt, disabledAt, failingSince, held }: Standing): PublisherState {
  if (disabledAt) return "disabled";
  if (pausedAt) return "paused";
  if (!held) return "waiting";
  return failingSince ? "retrying" : "running";
}
