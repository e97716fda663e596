import { type ZoneClock, zoneClock } from "@/lib/kernel/zone-clock";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** As far as anything here looks back (the day before) and ahead (a week's digest, and the change of clocks after it). */
const BACK_MS = 3 * DAY_MS;
const AHEAD_MS = 16 * DAY_MS;

/**
 * The clock on a person's wall, right from days before `at` to two weeks behind it. A zone that there is not, which
 * older data or another version of the zone tables may hold, counts as UTC: a wrong hour is the lesser harm.
 */
export function wallOf(zone: string | null, at: Date): ZoneClock {
  const [from, to] = [at.getTime() - BACK_MS, at.getTime() + AHEAD_MS];
  try {
    return zoneClock(zone ?? "UTC", from, to);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return zoneClock("UTC", from, to);
  }
}

/** `wallOf` at one moment, that makes each zone's clock once: reading a zone takes far longer than asking it. */
export function wallsAt(at: Date): (zone: string | null) => ZoneClock {
  const known = new Map<string | null, ZoneClock>();
  return (zone) => {
    const wall = known.get(zone) ?? wallOf(zone, at);
    known.set(zone, wall);
    return wall;
  };
}
