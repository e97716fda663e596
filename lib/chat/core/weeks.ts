const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Monday, 5 January 1970 (UTC): weeks begin on Mondays. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** A week of the log: what its partitions are called after (its Monday, "20261116"), its beginning and its end. */
export interface Week {
  name: string;
  from: Date;
  to: Date;
}

/** The beginning of the week (UTC) of a moment; both in ms since the epoch. */
export const weekStart = (at: number): number =>
  Math.floor((at - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS;

/** The week (UTC) of a moment in ms since the epoch. */
export function weekOf(at: number): Week {
  const from = new Date(weekStart(at));
  return {
    name: from.toISOString().slice(0, 10).replaceAll("-", ""),
    from,
    to: new Date(from.getTime() + WEEK_MS),
  };
}

/** The week that a partition's name says; undefined for other names. */
export function weekNamed(name: string): Week | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(name) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(at) || weekStart(at) !== at ? undefined : weekOf(at);
}

/** The weeks from that of `from` to that of `to`, both included; in ms since the epoch. */
export function weeksBetween(from: number, to: number): Week[] {
  const weeks: Week[] = [];
  for (let at = weekStart(from); at <= to; at += WEEK_MS) weeks.push(weekOf(at));
  return weeks;
}
