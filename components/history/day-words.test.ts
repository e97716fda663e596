import { expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { dayMarks, dayName, fullDay, monthName, weekdayName } from "./day-words";

const formats = formatsFor("en", "America/New_York");
const words = { formats, t: translatorFor("en", "history") };

test.each([
  ["2026-11-20", false, "Fri 20 Nov"],
  ["2026-11-16", true, "Week of 16 Nov"],
  ["", false, ""],
])("%s reads %s", (day, weekly, text) => {
  expect(dayName(day, weekly, words)).toBe(text);
});

test("a day of another year says so", () => {
  expect(fullDay("2025-12-31", formats)).toBe("Wed 31 Dec 2025");
});

test("a row of days is labelled at most eight times, in the middle of columns", () => {
  const days = Array.from({ length: 90 }, (_, index) =>
    new Date(index * 86_400_000).toISOString().slice(0, 10),
  );
  const marks = dayMarks(days, formats);
  expect(marks.length).toBeLessThanOrEqual(8);
  expect(marks[0]).toEqual({ at: 0.5 / 90, label: "1 Jan" });
  expect(dayMarks([], formats)).toEqual([]);
});

test("days and months have the names that the language gives them", () => {
  const german = formatsFor("de", "UTC");
  expect([weekdayName(0, formats), weekdayName(6, formats, "long"), monthName(10, formats)]).toEqual([
    "Mon",
    "Sunday",
    "Nov",
  ]);
  expect([weekdayName(0, german), weekdayName(6, german, "long"), monthName(4, german)]).toEqual([
    "Mo",
    "Sonntag",
    "Mai",
  ]);
  expect(dayName("2026-11-16", true, { formats: german, t: translatorFor("de", "history") })).toBe(
    "Woche ab 16. Nov.",
  );
});
