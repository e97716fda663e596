import type { ZoneClock } from "@/lib/kernel/zone-clock";
import type { Airing } from "./figures";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_HOURS = 7 * 24;
/** A quarter of a year: long enough to tell a habit, short enough to notice a new one. */
const MOST_WEEKS = 12;

/**
 * In what share of the last twelve weeks, or of those since the first stream, a channel was on air at each hour of
 * the week: Monday to Sunday by the zone's clock, 24 hours each. The hour that is not over yet is left out, and so
 * is one that daylight saving skipped. `airings` are in order of their starts.
 */
export function usualHours(airings: readonly Airing[], clock: ZoneClock, nowMs: number): number[][] {
  const end = Math.floor(clock.local(nowMs) / HOUR_MS);
  const begin = Math.floor(clock.local(airings[0]?.fromMs ?? nowMs) / HOUR_MS);
  const weeks = Math.min(MOST_WEEKS, Math.max(1, Math.ceil((end - begin) / WEEK_HOURS)));
  const window: Window = { clock, startHour: end - weeks * WEEK_HOURS, hours: weeks * WEEK_HOURS };

  // Two days more than needed: no zone is further from UTC.
  const earliestMs = nowMs - weeks * 7 * DAY_MS - 2 * DAY_MS;
  const there = hoursWithin(window, [{ fromMs: earliestMs, toMs: nowMs + 2 * DAY_MS }]);
  const live = hoursWithin(
    window,
    airings.filter(({ toMs }) => toMs > earliestMs),
  );
  return Array.from({ length: 7 }, (_, weekday) =>
    Array.from({ length: 24 }, (_, hour) => {
      const slot = weekday * 24 + hour;
      const count = countAt(there, window.startHour, slot);
      return count === 0 ? 0 : countAt(live, window.startHour, slot) / count;
    }),
  );
}

/** Local hours in a row, numbered since 1970. */
interface Window {
  clock: ZoneClock;
  startHour: number;
  hours: number;
}

/** For each hour of the window a 1 where it has something of the spans. */
function hoursWithin(
  { clock, startHour, hours }: Window,
  spans: readonly { fromMs: number; toMs: number }[],
) {
  const marks = new Uint8Array(hours);
  for (const span of spans) {
    for (const stretch of clock.stretches) {
      const from = Math.max(span.fromMs, stretch.fromMs);
      const to = Math.min(span.toMs, stretch.toMs);
      if (from >= to) continue;
      const first = Math.floor((from + stretch.offsetMs) / HOUR_MS) - startHour;
      const last = Math.ceil((to + stretch.offsetMs) / HOUR_MS) - startHour;
      marks.fill(1, Math.max(0, first), Math.max(0, last));
    }
  }
  return marks;
}

/** How many hours of an hour of the week (0: Monday at 00:00) are marked. 1970-01-01 was a Thursday. */
function countAt(marks: Uint8Array, startHour: number, slot: number): number {
  const first = (((slot - 3 * 24 - startHour) % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS;
  let count = 0;
  for (let hour = first; hour < marks.length; hour += WEEK_HOURS) count += marks[hour] ?? 0;
  return count;
}
