import { expect, test } from "vitest";
import { translatorFor } from "@/lib/i18n/translator";
import type { ScheduleView } from "@/lib/jobs/schema";
import { scheduleText } from "./schedule-text";

const every = (seconds: number): ScheduleView => ({ kind: "every", seconds });
const cron = (words: string, timezone = "UTC"): ScheduleView => ({ kind: "cron", cron: words, timezone });

test.each<[ScheduleView, string, string]>([
  [{ kind: "on-demand" }, "when asked for", "auf Anforderung"],
  [every(1), "every second", "jede Sekunde"],
  [every(30), "every 30 seconds", "alle 30 Sekunden"],
  [every(90), "every 90 seconds", "alle 90 Sekunden"],
  [every(300), "every 5 minutes", "alle 5 Minuten"],
  [every(3_600), "every hour", "jede Stunde"],
  [every(172_800), "every 2 days", "alle 2 Tage"],
  [cron("0 * * * *"), "every hour", "jede Stunde"],
  [cron("7 * * * *"), "every hour at :07", "jede Stunde zur Minute 07"],
  [cron("20 4 * * *", "Europe/Berlin"), "daily at 04:20 Europe/Berlin", "täglich um 04:20 Europe/Berlin"],
  [cron("0 9 * * 1"), "every Monday at 09:00 UTC", "jede Woche am Montag um 09:00 UTC"],
  [cron("0 9 * * 7"), "every Sunday at 09:00 UTC", "jede Woche am Sonntag um 09:00 UTC"],
  [cron("0 9 * * 1-5"), "by cron 0 9 * * 1-5 (UTC)", "nach Cron 0 9 * * 1-5 (UTC)"],
  [cron("*/5 * * * *"), "by cron */5 * * * * (UTC)", "nach Cron */5 * * * * (UTC)"],
  [cron("0 0 1 * *"), "by cron 0 0 1 * * (UTC)", "nach Cron 0 0 1 * * (UTC)"],
])("%j: %s", (schedule, english, german) => {
  expect(scheduleText(translatorFor("en", "jobs"), "en", schedule)).toBe(english);
  expect(scheduleText(translatorFor("de", "jobs"), "de", schedule)).toBe(german);
});
