import fc from "fast-check";
import { expect, test } from "vitest";
import { chunk } from "./chunk";

test("the pieces together are the list, all full but the last", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 50 }), (items, size) => {
      const pieces = chunk(items, size);
      expect(pieces.flat()).toEqual(items);
      expect(pieces.slice(0, -1).every((piece) => piece.length === size)).toBe(true);
      expect(pieces.every((piece) => piece.length > 0 && piece.length <= size)).toBe(true);
    }),
  );
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("a size of %d is refused", (size) => {
  expect(() => chunk([1], size)).toThrow(RangeError);
});
