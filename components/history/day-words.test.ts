import { expect, test } from "vitest";
import { dayMarks, dayName, fullDay } from "./day-words";

test.each([
  ["2026-11-20", false, "Fri 20 Nov"],
  ["2026-11-16", true, "Week of 16 Nov"],
  ["", false, ""],
])("%s reads %s", (day, weekly, text) => {
  expect(dayName(day, weekly)).toBe(text);
});

test("a day of another year says so", () => {
  expect(fullDay("2025-12-31")).toBe("Wed 31 Dec 2025");
});

test("a row of days is labelled at most eight times, in the middle of columns", () => {
  const days = Array.from({ length: 90 }, (_, index) =>
    new Date(index * 86_400_000).toISOString().slice(0, 10),
  );
  const marks = dayMarks(days);
  expect(marks.length).toBeLessThanOrEqual(8);
  expect(marks[0]).toEqual({ at: 0.5 / 90, label: "1 Jan" });
  expect(dayMarks([])).toEqual([]);
});
