import fc from "fast-check";
import { expect, test } from "vitest";
import { spread } from "./spread";

test.each([
  [[], 3, []],
  [[1, 2, 3], 3, [1, 2, 3]],
  [[1, 2, 3, 4, 5], 3, [1, 3, 5]],
  [[1, 2, 3, 4, 5], 2, [1, 5]],
  [[1, 2], 0, []],
])("%j at most %i: %j", (values, most, expected) => {
  expect(spread<number>(values, most)).toEqual(expected);
});

test("keeps the order and both ends", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 2, max: 50 }), (length, most) => {
      const kept = spread(
        Array.from({ length }, (_, place) => place),
        most,
      );
      expect(kept).toHaveLength(Math.min(length, most));
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect([kept[0], kept.at(-1)]).toEqual([0, length - 1]);
    }),
  );
});
