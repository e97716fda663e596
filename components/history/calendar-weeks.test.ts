import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarWeeks } from "./calendar-weeks";

describe("a calendar of the last days", () => {
  test("puts Monday first and ends with today", () => {
    // 21 November 2026 is a Saturday.
    const { days } = calendarWeeks("2026-11-21", 10);
    expect(days.map((row) => row.at(-1))).toEqual([
      ...["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21"],
      null,
    ]);
    expect(days.map((row) => row[0])).toEqual([
      ...[null, null, null],
      ...["2026-11-12", "2026-11-13", "2026-11-14", "2026-11-15"],
    ]);
  });

  test("names a month where it begins", () => {
    const { days, months } = calendarWeeks("2026-11-21", 365);
    const november = months.lastIndexOf(10);
    expect(days.map((row) => row[november])).toContain("2026-11-01");
    expect(months.filter((month) => month !== null).length).toBeGreaterThanOrEqual(12);
  });

  test("has every day once, in order, whatever today is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 400 }), (today, count) => {
        const day = new Date(today * 86_400_000).toISOString().slice(0, 10);
        const { days, months } = calendarWeeks(day, count);
        const all = months
          .flatMap((_, week) => days.map((row) => row[week] ?? null))
          .filter((one) => one !== null);
        expect(all).toHaveLength(count);
        expect(all).toEqual([...new Set(all)].sort());
        expect(all.at(-1)).toBe(day);
      }),
    );
  });
});
