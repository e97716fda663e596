import { nextSlot, type Schedule } from "./schedule";

/** A slot that has passed without a run. */
export interface Lateness {
  /** When it should have run. */
  since: Date;
  /** How many slots have passed since, itself included; counted no further than two. */
  missed: number;
}

const GRACE = { leastMs: 15_000, mostMs: 5 * 60_000 };

/**
 * Since when a job should have run; null while it is in time. It is given some grace: as long as from that slot
 * to the next, but no more than five minutes. `lastSlot` is the slot of its latest run that began; a slot to
 * come (the clock has gone back) counts as now. A job that never ran is late after its first slot since
 * `observedSince`; null means that nobody has watched yet.
 */
export function lateness(options: {
  schedule: Schedule | null;
  lastSlot: Date | null;
  observedSince: Date | null;
  now: Date;
}): Lateness | null {
  const { schedule, lastSlot, observedSince, now } = options;
  const served = lastSlot ?? observedSince;
  if (schedule === null || served === null || served > now) return null;
  const since = nextSlot(schedule, served);
  const following = nextSlot(schedule, since);
  const stepMs = following.getTime() - since.getTime();
  const graceMs = Math.min(GRACE.mostMs, Math.max(GRACE.leastMs, stepMs));
  if (now.getTime() - since.getTime() < graceMs) return null;
  return { since, missed: following > now ? 1 : 2 };
}
