const DAY_MS = 86_400_000;

export type Period = "daily" | "weekly";

const PERIOD_MS = { daily: DAY_MS, weekly: 7 * DAY_MS } as const;
/** A day in which the clocks go back is longer than a day. */
const LONGER_MS = 2 * 3_600_000;
/** What happened while nothing could be sent is told of later, but not for ever. */
const REACH = 3;

/**
 * The latest moment up to `now` at which a digest is due. `next` says when the one after a moment is; null: they want
 * none, and so is the answer.
 */
export function latestSlot(period: Period, next: (after: Date) => Date | null, now: Date): Date | null {
  let slot = next(new Date(now.getTime() - PERIOD_MS[period] - LONGER_MS));
  if (!slot || slot > now) return null;
  for (let later = next(slot); later && later <= now; later = next(later)) slot = later;
  return slot;
}

/** From when on the digest of a slot tells: from the one before it, or one period, where there was none. */
export function digestFrom(period: Period, slot: Date, lastSlot: Date | null): Date {
  const reach = slot.getTime() - REACH * PERIOD_MS[period];
  const from = lastSlot?.getTime() ?? slot.getTime() - PERIOD_MS[period];
  return new Date(Math.max(reach, from));
}
