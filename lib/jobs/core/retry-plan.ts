import { backoffMs } from "@/lib/kernel/backoff";

/** How often a failed run is tried, and how long is waited in between: doubling from `minMs` up to `maxMs`. */
export interface RetryPolicy {
  /** All attempts, the first included. */
  attempts: number;
  minMs: number;
  maxMs: number;
}

/**
 * How long to wait in ms before a run that failed at `attempt` (the first is 1) is tried again; null: no more.
 * `random` is a number in [0, 1).
 */
export function retryInMs({ attempts, minMs, maxMs }: RetryPolicy, attempt: number, random: number) {
  return attempt < attempts ? backoffMs(attempt, minMs, maxMs, random) : null;
}
