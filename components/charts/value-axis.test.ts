import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueAxis } from "./value-axis";

describe("an axis of values", () => {
  test.each([
    { values: [310, 1204], axis: { top: 1500, ticks: [0, 500, 1000, 1500] } },
    { values: [7.5], axis: { top: 8, ticks: [0, 2, 4, 6, 8] } },
    { values: [], axis: { top: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] } },
  ])("of $values ends on a round number", ({ values, axis }) => {
    expect(valueAxis(values)).toEqual(axis);
  });

  test("of people has no half ones", () => {
    expect(valueAxis([1, 0], { whole: true })).toEqual({ top: 1, ticks: [0, 1] });
  });

  test("holds every value and begins at zero", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000_000)), (values) => {
        const { top, ticks } = valueAxis(values, { whole: true });
        expect(top).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeLessThanOrEqual(top);
        expect(ticks.length).toBeLessThanOrEqual(10);
      }),
    );
  });
});
