import fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf } from "./pieces";

test("pieces hold everything in order, none is empty, and only one item alone may be too large", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: 1, max: 30 }), (sizes, most) => {
      const pieces = piecesOf(sizes, (size) => size, most);
      expect(pieces.flat()).toEqual(sizes);
      for (const piece of pieces) {
        expect(piece.length).toBeGreaterThan(0);
        const sum = piece.reduce((total, size) => total + size, 0);
        expect(sum <= most || piece.length === 1).toBe(true);
      }
    }),
  );
});

test("as many as fit are together", () =>
  expect(piecesOf([3, 3, 3, 3], (size) => size, 6)).toEqual([
    [3, 3],
    [3, 3],
  ]));
