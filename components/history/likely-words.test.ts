import { expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { likelyWords } from "./likely-words";

const inEnglish = { formats: formatsFor("en", "Europe/Berlin"), t: translatorFor("en", "history") };

const next = (from: string, to: string) => ({ from, to, times: 6, weeks: 8 });
const now = Date.parse("2026-11-21T12:00:00.000Z");

test.each([
  ["2026-11-21T18:00:00.000Z", "2026-11-21T19:30:00.000Z", "today between 19:00 and 20:30"],
  ["2026-11-22T18:00:00.000Z", "2026-11-22T19:30:00.000Z", "tomorrow between 19:00 and 20:30"],
  [
    "2026-11-24T23:30:00.000Z",
    "2026-11-25T01:00:00.000Z",
    "on Wednesday 25 November between 00:30 and 02:00",
  ],
])("from %s: %s", (from, to, words) => {
  expect(likelyWords(next(from, to), now, inEnglish)).toBe(
    `Likely live again ${words}. It went live around then in 6 of the last 8 weeks.`,
  );
});
