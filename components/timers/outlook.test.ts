import { expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import type { TimerOutlook } from "@/lib/timers/schema";
import { outlookText, rhythmText } from "./outlook";

const t = translatorFor("en", "timers");
const formats = formatsFor("en", "UTC");

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const at = (ms: number) => new Date(NOW + ms).toISOString();

test.each<[Partial<TimerOutlook>, string]>([
  [{}, "Any moment"],
  [{ notBefore: at(2_000) }, "Any moment"],
  [{ notBefore: at(25_000) }, "In 25 s"],
  [{ notBefore: at(12 * 60_000) }, "In 12 min"],
  [{ notBefore: at(12 * 60_000), linesMissing: 1 }, "In 12 min, after 1 more message"],
  [{ linesMissing: 7 }, "Waits for 7 more messages"],
  [{ hindrance: "offline", linesMissing: 7 }, "When you are live"],
  [{ hindrance: "no_account" }, "When the bot has an account"],
  [{ hindrance: "not_read" }, "When the bot is in your chat"],
  [{ hindrance: "off", notBefore: at(60_000) }, "Switched off"],
])("%j: %s", (changed, text) => {
  expect(
    outlookText(t, formats, { hindrance: null, notBefore: at(-60_000), linesMissing: 0, ...changed }, NOW),
  ).toBe(text);
});

test.each([
  [{ everyMinutes: 15, minLines: 5, onlineOnly: true }, "Every 15 min and 5 messages, while live"],
  [{ everyMinutes: 120, minLines: 1, onlineOnly: false }, "Every 2 h and 1 message"],
  [{ everyMinutes: 90, minLines: 0, onlineOnly: true }, "Every 90 min, while live"],
])("%j: %s", (timer, text) => {
  expect(rhythmText(t, timer)).toBe(text);
});
