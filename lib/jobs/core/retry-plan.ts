import { backoffMs } from "@/lib/kernel/backoff";
import type { RetryPolicy } from "../definition";

/**
 * How long to wait in ms before a run that failed at `attempt` (the first is 1) is tried again; null: no more.
 * `random` is a number in [0, 1).
 */
export function retryInMs({ attempts, minMs, maxMs }: RetryPolicy, attempt: number, random: number) {
  return attempt < attempts ? backoffMs(attempt, minMs, maxMs, random) : null;
}
