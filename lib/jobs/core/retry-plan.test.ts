import fc from "fast-check";
import { expect, test } from "vitest";
import { retryInMs } from "./retry-plan";

test.each([
  [1, 0, 500],
  [1, 0.999, 1_000],
  [2, 0, 1_000],
  [3, 0, 1_500],
  [4, 0, null],
  [9, 0, null],
])("after attempt %i of 4, by chance %d: %s ms", (attempt, random, ms) => {
  expect(retryInMs({ attempts: 4, minMs: 1_000, maxMs: 3_000 }, attempt, random)).toBe(ms);
});

test("waits no longer than it may, and tries no oftener", () => {
  const policy = fc.record({
    attempts: fc.integer({ min: 1, max: 20 }),
    minMs: fc.integer({ min: 0, max: 10_000 }),
    maxMs: fc.integer({ min: 10_000, max: 600_000 }),
  });
  fc.assert(
    fc.property(
      policy,
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (retry, n, chance) => {
        const wait = retryInMs(retry, n, Number.isNaN(chance) ? 0 : chance);
        expect(wait === null).toBe(n >= retry.attempts);
        if (wait !== null) expect(wait).toBeLessThanOrEqual(retry.maxMs);
      },
    ),
  );
});
