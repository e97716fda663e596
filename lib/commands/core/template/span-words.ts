const MINUTE_MS = 60_000;

/** How long something has lasted: “2 hours 5 minutes”. Less than a minute is said so, and so is what lies ahead. */
export function timeWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (!(minutes >= 1)) return "less than a minute";
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  return twoOf([
    [days, "day"],
    [hours, "hour"],
    [minutes % 60, "minute"],
  ]);
}

/** How long it has been by the calendar, in UTC: “1 year 3 months”. */
export function dateWords(since: Date, now: Date): string {
  const months = monthsBetween(since, now);
  const days = Math.floor((now.getTime() - monthsLater(since, months).getTime()) / (1440 * MINUTE_MS));
  if (!(months >= 1 || days >= 1)) return "less than a day";
  return twoOf([
    [Math.floor(months / 12), "year"],
    [months % 12, "month"],
    [days, "day"],
  ]);
}

function monthsBetween(since: Date, now: Date): number {
  const months =
    (now.getUTCFullYear() - since.getUTCFullYear()) * 12 + now.getUTCMonth() - since.getUTCMonth();
  return Math.max(0, monthsLater(since, months) > now ? months - 1 : months);
}

/** The same day and time in a later month, or its last day where it has fewer. */
function monthsLater(date: Date, months: number): Date {
  const later = new Date(date);
  later.setUTCMonth(date.getUTCMonth() + months);
  if (later.getUTCDate() !== date.getUTCDate()) later.setUTCDate(0);
  return later;
}

/** The largest that there is, and the one below it: seconds do not matter after a year. */
function twoOf(amounts: readonly (readonly [number, string])[]): string {
  const first = amounts.findIndex(([amount]) => amount > 0);
  return amounts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}${amount === 1 ? "" : "s"}`)
    .join(" ");
}
