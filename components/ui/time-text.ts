const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long something has lasted, in at most two units: "12 s", "4 min", "2 h 05 min", "3 d 4 h".
 * Negative spans (a clock that runs behind) read as "0 s".
 */
export function spanText(ms: number): string {
  const span = Math.max(0, ms);
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`;
  if (span < DAY) {
    const minutes = Math.floor((span % HOUR) / MINUTE);
    return `${Math.floor(span / HOUR)} h ${String(minutes).padStart(2, "0")} min`;
  }
  const hours = Math.floor((span % DAY) / HOUR);
  return hours === 0 ? `${Math.floor(span / DAY)} d` : `${Math.floor(span / DAY)} d ${hours} h`;
}

/** How long ago, in one unit; from a week on the date says more. Both times in ms since the epoch. */
export function agoText(at: number, now: number, timeZone: string): string {
  const ago = now - at;
  if (ago < 10 * SECOND) return "just now";
  if (ago < MINUTE) return `${Math.floor(ago / SECOND)} s ago`;
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} min ago`;
  if (ago < DAY) return `${Math.floor(ago / HOUR)} h ago`;
  if (ago < 7 * DAY) return `${Math.floor(ago / DAY)} d ago`;
  return dateText(at, now, timeZone);
}

/** In what time, in at most two units: "in 25 s", "in 2 h 05 min"; what has come reads "now". */
export function untilText(at: number, now: number): string {
  return at - now < SECOND ? "now" : `in ${spanText(at - now)}`;
}

/** "14 Nov", with the year when it is not this one. */
export function dateText(at: number, now: number, timeZone: string): string {
  const { day, month, year } = dateParts(at, timeZone, { month: "short" });
  return year === dateParts(now, timeZone, {}).year ? `${day} ${month}` : `${day} ${month} ${year}`;
}

/** "Fri 20 Nov 2026, 20:14:05 GMT+1": exact, for tooltips. */
export function exactText(at: number, timeZone: string): string {
  const { weekday, day, month, year, hour, minute, second, timeZoneName } = dateParts(at, timeZone, {
    weekday: "short",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute}:${second} ${timeZoneName}`;
}

/**
 * The parts of a date, put together by the caller: how Intl itself puts them together differs between
 * Node and browsers, and the first render must be the same in both.
 */
function dateParts(
  at: number,
  timeZone: string,
  format: Intl.DateTimeFormatOptions,
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const formatter = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    year: "numeric",
    ...format,
    timeZone,
  });
  return Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** "20:14" in the given zone. */
export function clockText(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(at);
}

/** A key that is the same for times of one day in the given zone: "2026-11-20". */
export function dayKey(at: number, timeZone: string): string {
  const { year, month, day } = dateParts(at, timeZone, { month: "2-digit", day: "2-digit" });
  return `${year}-${month}-${day}`;
}

/** "Today", "Yesterday" or "Thursday 19 November" (with the year when it is not this one). */
export function dayText(at: number, now: number, timeZone: string): string {
  const day = dayKey(at, timeZone);
  if (day === dayKey(now, timeZone)) return "Today";
  // The day before today's, by the calendar: 24 hours would be wrong on the two nights that clocks change.
  const yesterday = Date.parse(`${dayKey(now, timeZone)}T12:00:00Z`) - DAY;
  if (day === dayKey(yesterday, "UTC")) return "Yesterday";
  const { weekday, day: number, month, year } = dateParts(at, timeZone, { weekday: "long", month: "long" });
  const thisYear = dateParts(now, timeZone, {}).year;
  return year === thisYear ? `${weekday} ${number} ${month}` : `${weekday} ${number} ${month} ${year}`;
}
