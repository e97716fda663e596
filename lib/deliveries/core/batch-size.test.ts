import fc from "fast-check";
import { expect, test } from "vitest";
import { FIRST_BATCH, nextBatchSize } from "./batch-size";

test.each([
  [40, 10, 80],
  [40, 300, 40],
  [40, 900, 20],
  [400, 1, 400],
  [10, 5_000, 10],
])("%i that were gone after %i ms make %i", (size, tookMs, next) => {
  expect(nextBatchSize(size, tookMs)).toBe(next);
});

test("at a steady rate what is claimed ahead is gone within half a second, or is the least there is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), (aSecond) => {
      let size = FIRST_BATCH;
      for (let n = 0; n < 20; n += 1) size = nextBatchSize(size, (size / aSecond) * 1000);
      expect(size === 10 || (size / aSecond) * 1000 <= 500).toBe(true);
    }),
  );
});
