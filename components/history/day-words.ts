import type { AxisMark } from "@/components/charts/plot";

// Days here are dates of a calendar ("2026-11-20"), not moments: they have no zone, so they are read as UTC.
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  // What Intl puts between the parts differs between Node and browsers, so they are put together here.
  return (day: string) =>
    formatter
      .formatToParts(at(day))
      .filter(({ type }) => type !== "literal")
      .map(({ value }) => value)
      .join(" ");
};

const dayMonth = format({ day: "numeric", month: "short" });
const weekdayMonth = format({ weekday: "short", day: "numeric", month: "short" });
const full = format({ weekday: "short", day: "numeric", month: "short", year: "numeric" });

export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** Monday first. */
export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
export const LONG_WEEKDAYS = [
  ...["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
] as const;

/** "Fri 20 Nov 2026". */
export const fullDay = (day: string): string => full(day);

/** "Fri 20 Nov", or "Week of 16 Nov". */
export function dayName(day: string, weekly: boolean): string {
  if (day === "") return "";
  return weekly ? `Week of ${dayMonth(day)}` : weekdayMonth(day);
}

/** The most labels that a row of days has room for. */
const MOST_MARKS = 8;

/** Labels for days that stand side by side in equal columns. */
export function dayMarks(days: readonly string[]): AxisMark[] {
  const every = Math.max(1, Math.ceil(days.length / MOST_MARKS));
  return days.flatMap((day, index) =>
    index % every === 0 ? [{ at: (index + 0.5) / days.length, label: dayMonth(day) }] : [],
  );
}
