/** How often something was said that followed a cron expression. */
export interface Interval {
  /** Minutes between two times, on average over a day. */
  minutes: number;
  /** Whether they are all that far apart, on every day. */
  even: boolean;
}

/**
 * How many minutes apart the times of a cron expression (minute, hour, day, month, weekday) are. Null when it is none.
 * Days are not told apart: a timer here says its message on each.
 */
export function cronMinutes(expression: string): Interval | null {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5) return null;
  const minutes = valuesOf(fields[0] ?? "", 59);
  const hours = valuesOf(fields[1] ?? "", 23);
  if (!minutes || !hours) return null;
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  const gaps = times.map((time, index) => (times[index + 1] ?? (times[0] ?? 0) + 1_440) - time);
  const daily = fields.slice(2).every((field) => field === "*" || field === "?");
  return {
    minutes: Math.max(1, Math.round(1_440 / times.length)),
    even: daily && gaps.every((gap) => gap === gaps[0]),
  };
}

/** A field's values, ascending, each once; null when it is not one of a cron expression. */
function valuesOf(field: string, most: number): number[] | null {
  const values = new Set<number>();
  for (const part of field.split(",")) {
    const found = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (!found) return null;
    const [, first, last, step] = found;
    const from = Number(first ?? 0);
    const to = Number(last ?? (first === undefined || step !== undefined ? most : first));
    const by = Number(step ?? 1);
    if (by === 0 || to > most || from > to) return null;
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}
