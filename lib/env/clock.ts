import { instanceTime } from "@/lib/kernel/clock";
import { env } from "./server";

/**
 * The time of this instance: what stands in histories, what jobs are due by, what ages are counted to. The real
 * time, unless DEMO_CLOCK plays the past (see lib/kernel/clock). Leases, heartbeats, timeouts, sessions,
 * tokens and the outbox go by the real clock.
 */
export function now(): Date {
  return new Date(instanceTime(env().DEMO_CLOCK, Date.now()));
}
