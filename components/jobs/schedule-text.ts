import { formatsFor } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { Translate } from "@/lib/i18n/types";
import type { ScheduleView } from "@/lib/jobs/schema";

const UNITS = [
  { seconds: 86_400, unit: "day" },
  { seconds: 3_600, unit: "hour" },
  { seconds: 60, unit: "minute" },
] as const;

/** A schedule in words: "every 30 seconds", "daily at 04:20 UTC". A cron that is not of a common form says itself. */
export function scheduleText(t: Translate<"jobs">, locale: Locale, schedule: ScheduleView): string {
  if (schedule.kind === "on-demand") return t("job.whenAsked");
  if (schedule.kind === "cron") return cronText(t, locale, schedule);
  const largest = UNITS.find(({ seconds }) => schedule.seconds % seconds === 0);
  const count = schedule.seconds / (largest?.seconds ?? 1);
  return t("schedule.every", { count, unit: largest?.unit ?? "second" });
}

type Cron = Extract<ScheduleView, { kind: "cron" }>;

function cronText(t: Translate<"jobs">, locale: Locale, { cron, timezone: zone }: Cron): string {
  const [minute = "", hour = "", day, month, weekday = ""] = cron.trim().split(/\s+/);
  const past = minute.padStart(2, "0");
  if (month === "*" && day === "*" && isPlain(minute)) {
    if (hour === "*" && weekday === "*")
      return minute === "0" ? t("schedule.hourly") : t("schedule.hourlyAt", { minute: past });
    const time = `${hour.padStart(2, "0")}:${past}`;
    if (isPlain(hour) && weekday === "*") return t("schedule.daily", { time, zone });
    if (isPlain(hour) && /^[0-7]$/.test(weekday))
      return t("schedule.weekly", { day: weekdayText(locale, Number(weekday)), time, zone });
  }
  return t("schedule.cron", { cron, zone });
}

const isPlain = (field: string): boolean => /^\d+$/.test(field);

/** A Sunday, at noon: cron's day 0. */
const SUNDAY = Date.UTC(2026, 10, 22, 12);

const weekdayText = (locale: Locale, day: number): string =>
  formatsFor(locale, "UTC").weekday(SUNDAY + day * 86_400_000, "long");
