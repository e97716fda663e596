const DAY_MS = 86_400_000;

/** A day of the calendar, Monday first in its week; null where the week lies outside the days shown. */
export interface CalendarWeeks {
  /** Seven rows, Monday to Sunday; a column a week, oldest first. */
  days: readonly (readonly (string | null)[])[];
  /** The month that begins in a week, as 0 to 11; null in the others. */
  months: readonly (number | null)[];
}

const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
/** 0 for Monday. */
const weekdayOf = (ms: number) => (new Date(ms).getUTCDay() + 6) % 7;

/** The last `count` days up to and with `today`, by week. Days are "2026-11-20", as a calendar has them. */
export function calendarWeeks(today: string, count: number): CalendarWeeks {
  const last = time(today);
  const first = last - (count - 1) * DAY_MS;
  const monday = first - weekdayOf(first) * DAY_MS;
  const weeks = Math.floor((last - monday) / (7 * DAY_MS)) + 1;
  const columns = Array.from({ length: weeks }, (_, week) => monday + week * 7 * DAY_MS);
  const days = Array.from({ length: 7 }, (_, weekday) =>
    columns.map((start) => {
      const at = start + weekday * DAY_MS;
      return at < first || at > last ? null : dayOf(at);
    }),
  );
  return { days, months: columns.map((start, week) => monthBeginningIn(start, week)) };
}

/** The first column names its month too, unless the next one begins right behind it. */
function monthBeginningIn(start: number, week: number): number | null {
  const end = new Date(start + 6 * DAY_MS);
  const begins = end.getUTCDate() <= 7;
  const firstWithRoom = week === 0 && end.getUTCDate() <= 14;
  return begins || firstWithRoom ? end.getUTCMonth() : null;
}
