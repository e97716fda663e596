import type { AxisMark } from "@/components/charts/plot";
import { type Formats, formatsFor } from "@/lib/i18n/format";
import type { HistoryWords } from "./words";

// Days here are dates of a calendar ("2026-11-20"), not moments: they have no zone, so they are read as UTC.
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const inUtc = ({ locale }: Formats) => formatsFor(locale, "UTC");
const dayMonth = (day: string, formats: Formats) => inUtc(formats).dateOf(at(day), { month: "short" });

/** A Monday, and a year, to ask the names of days and months of. */
const MONDAY = Date.UTC(2026, 10, 16);
const DAY_MS = 86_400_000;

/** "Nov" for 10. */
export const monthName = (month: number, formats: Formats): string =>
  inUtc(formats).month(Date.UTC(2026, month, 15), "short");

/** "Mon", or "Monday", for 0. */
export const weekdayName = (weekday: number, formats: Formats, width: "short" | "long" = "short"): string =>
  inUtc(formats).weekday(MONDAY + weekday * DAY_MS, width);

/** "Fri 20 Nov 2026". */
export const fullDay = (day: string, formats: Formats): string =>
  inUtc(formats).dateOf(at(day), { weekday: "short", month: "short", year: true });

/** "Fri 20 Nov", or "Week of 16 Nov". */
export function dayName(
  day: string,
  weekly: boolean,
  { t, formats }: Pick<HistoryWords, "t" | "formats">,
): string {
  if (day === "") return "";
  if (weekly) return t("weekOf", { day: dayMonth(day, formats) });
  return inUtc(formats).dateOf(at(day), { weekday: "short", month: "short" });
}

/** The most labels that a row of days has room for. */
const MOST_MARKS = 8;

/** Labels for days that stand side by side in equal columns. */
export function dayMarks(days: readonly string[], formats: Formats): AxisMark[] {
  const every = Math.max(1, Math.ceil(days.length / MOST_MARKS));
  return days.flatMap((day, index) =>
    index % every === 0 ? [{ at: (index + 0.5) / days.length, label: dayMonth(day, formats) }] : [],
  );
}
