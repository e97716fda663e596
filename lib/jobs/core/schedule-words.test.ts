import { expect, test } from "vitest";
import type { Schedule } from "./schedule";
import { scheduleWords } from "./schedule-words";

test.each<[Schedule | null, string]>([
  [null, "when asked for"],
  [{ everySeconds: 1 }, "every second"],
  [{ everySeconds: 30 }, "every 30 seconds"],
  [{ everySeconds: 90 }, "every 90 seconds"],
  [{ everySeconds: 300 }, "every 5 minutes"],
  [{ everySeconds: 3600 }, "every hour"],
  [{ everySeconds: 172_800 }, "every 2 days"],
  [{ cron: "0 * * * *" }, "every hour"],
  [{ cron: "7 * * * *" }, "every hour at :07"],
  [{ cron: "20 4 * * *" }, "daily at 04:20 UTC"],
  [{ cron: "20 4 * * *", timezone: "Europe/Berlin" }, "daily at 04:20 Europe/Berlin"],
  [{ cron: "0 9 * * 1" }, "every Monday at 09:00 UTC"],
  [{ cron: "0 9 * * 7" }, "every Sunday at 09:00 UTC"],
  [{ cron: "0 9 * * 1-5" }, "by cron 0 9 * * 1-5 (UTC)"],
  [{ cron: "*/5 * * * *" }, "by cron */5 * * * * (UTC)"],
  [{ cron: "0 0 1 * *" }, "by cron 0 0 1 * * (UTC)"],
])("%j: %s", (schedule, words) => expect(scheduleWords(schedule)).toBe(words));
