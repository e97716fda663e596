import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backoffMs } from "./backoff";

describe("backoffMs", () => {
  test.each([
    [1, 0, 250],
    [1, 0.999, 500],
    [2, 0, 500],
    [4, 0.5, 3_000],
    [5, 0, 2_500],
    [1_000, 0, 2_500],
  ])("try %i with chance %d waits %i ms", (attempt, random, expected) => {
    expect(backoffMs(attempt, 500, 5_000, random)).toBe(expected);
  });

  test("is never shorter than half the base nor longer than the maximum", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, r) => {
          const wait = backoffMs(n, 500, 5_000, r);
          expect(wait).toBeGreaterThanOrEqual(250);
          expect(wait).toBeLessThanOrEqual(5_000);
        },
      ),
    );
  });
});
