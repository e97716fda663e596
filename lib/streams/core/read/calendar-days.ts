import type { ZoneClock } from "@/lib/kernel/zone-clock";

export const DAY_MS = 86_400_000;

/** Days or weeks of a calendar that follow one another. */
export interface CalendarDays {
  /** The first day of each, "2026-11-20". */
  names: string[];
  /** Moments in ms: where each begins, and where the last one ends. */
  edges: number[];
}

/** The day of a moment by the zone's calendar, as the local ms of its midnight. */
export const localDay = (clock: ZoneClock, ms: number): number =>
  Math.floor(clock.local(ms) / DAY_MS) * DAY_MS;

/** Where the last `count` days begin, up to and with the day of `nowMs`. */
export const beginOfLast = (clock: ZoneClock, nowMs: number, count: number): number =>
  clock.moment(localDay(clock, nowMs) - (count - 1) * DAY_MS);

/** The Monday at or after a local midnight. 1970-01-01 was a Thursday. */
export const mondayFrom = (day: number): number => {
  const weekday = (Math.floor(day / DAY_MS) + 3) % 7;
  return day + ((7 - weekday) % 7) * DAY_MS;
};

/** `count` steps of `daysEach` days from a local midnight on; days of 23 and 25 hours among them. */
export function calendarDays(clock: ZoneClock, first: number, count: number, daysEach = 1): CalendarDays {
  const starts = Array.from({ length: count + 1 }, (_, step) => first + step * daysEach * DAY_MS);
  return {
    names: starts.slice(0, -1).map((start) => new Date(start).toISOString().slice(0, 10)),
    edges: starts.map((start) => clock.moment(start)),
  };
}
