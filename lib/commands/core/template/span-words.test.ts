import fc from "fast-check";
import { expect, test } from "vitest";
import { dateWords, timeWords } from "./span-words";

const MINUTE = 60_000;

test.each<[number, string]>([
  [-5 * MINUTE, "less than a minute"],
  [59_999, "less than a minute"],
  [MINUTE, "1 minute"],
  [59 * MINUTE, "59 minutes"],
  [60 * MINUTE, "1 hour"],
  [125 * MINUTE, "2 hours 5 minutes"],
  [24 * 60 * MINUTE, "1 day"],
  [(24 * 60 + 5) * MINUTE, "1 day"],
  [(49 * 60 + 5) * MINUTE, "2 days 1 hour"],
])("%i ms are %s", (ms, words) => {
  expect(timeWords(ms)).toBe(words);
});

test.each<[string, string, string]>([
  ["2026-11-21T10:00Z", "2026-11-21T12:00Z", "less than a day"],
  ["2026-11-22T10:00Z", "2026-11-21T12:00Z", "less than a day"],
  ["2026-11-20T10:00Z", "2026-11-21T12:00Z", "1 day"],
  ["2026-11-20T13:00Z", "2026-11-21T12:00Z", "less than a day"],
  ["2026-10-21T12:00Z", "2026-11-21T12:00Z", "1 month"],
  ["2026-10-21T12:01Z", "2026-11-21T12:00Z", "30 days"],
  ["2026-01-31T12:00Z", "2026-02-28T12:00Z", "1 month"],
  ["2026-01-31T12:00Z", "2026-03-02T12:00Z", "1 month 2 days"],
  ["2024-02-29T12:00Z", "2025-02-28T12:00Z", "1 year"],
  ["2025-08-20T10:00Z", "2026-11-21T13:30Z", "1 year 3 months"],
  ["2016-11-21T10:00Z", "2026-11-21T13:30Z", "10 years"],
])("from %s to %s it is %s", (since, now, words) => {
  expect(dateWords(new Date(since), new Date(now))).toBe(words);
});

test("whatever the dates, there are words of no more than two units", () => {
  const date = fc.date({ noInvalidDate: true });
  fc.assert(
    fc.property(date, date, (since, now) => {
      expect(dateWords(since, now)).toMatch(
        /^(less than a day|\d+ (year|month|day)s?( \d+ (month|day)s?)?)$/,
      );
      expect(timeWords(now.getTime() - since.getTime())).toMatch(/^(less than a minute|\d+ \w+( \d+ \w+)?)$/);
    }),
  );
});
