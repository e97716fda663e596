import { expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { delayHours, delayWords } from "./delay-hours";

const UNTIL = Date.parse("2026-11-20T20:30:00Z");
const figures = { count: 3, p50Ms: 18_000, p95Ms: 29_000, maxMs: 31_000 };

test("25 hours of the clock, the one under way last, empty ones among them", () => {
  const hours = delayHours(
    [
      { at: "2026-11-19T20:00:00.000Z", ...figures },
      { at: "2026-11-20T20:00:00.000Z", ...figures, count: 1 },
    ],
    UNTIL,
  );
  expect(hours).toHaveLength(25);
  expect(hours[0]).toMatchObject({ at: Date.parse("2026-11-19T20:00:00Z"), figures: { count: 3 } });
  expect(hours.at(-1)).toMatchObject({ at: Date.parse("2026-11-20T20:00:00Z"), figures: { count: 1 } });
  expect(hours.filter((hour) => hour.figures === null)).toHaveLength(23);
  expect(hours.every((hour, n) => hour.at - (hours[0]?.at ?? 0) === n * 3_600_000)).toBe(true);
});

test.each([
  [null, "none seen"],
  [figures, "3 seen, half within 18 s, 95 % within 29 s"],
  [{ ...figures, count: 1_200, p50Ms: 400 }, "1,200 seen, half within 400 ms, 95 % within 29 s"],
])("%j reads %s", (given, words) =>
  expect(delayWords(translatorFor("en", "sync"), formatsFor("en", "UTC"), given)).toBe(words),
);
