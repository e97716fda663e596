import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GAP, gridShape, LEAST_WIDTH, moveInGrid, rowsOf } from "./grid-shape";

describe("the shape of a grid", () => {
  test.each([
    [328, 1],
    [495, 2],
    [1232, 5],
    [100, 1],
  ])("%i px wide has %i columns", (width, columns) => expect(gridShape(width).columns).toBe(columns));

  test("fills the width, with cards that are wide enough", () =>
    fc.assert(
      fc.property(fc.integer({ min: LEAST_WIDTH, max: 4000 }), (width) => {
        const shape = gridShape(width);
        expect(shape.columns * shape.width + GAP * (shape.columns - 1)).toBeCloseTo(width);
        expect(shape.width).toBeGreaterThanOrEqual(LEAST_WIDTH);
        expect(shape.width).toBeLessThan(LEAST_WIDTH * 2 + GAP);
      }),
    ));
});

describe("keys in a grid of 4 columns and 10 cards", () => {
  test.each([
    ["ArrowRight", 0, 1],
    ["ArrowLeft", 0, 0],
    ["ArrowDown", 1, 5],
    ["ArrowDown", 6, 9],
    ["ArrowDown", 8, 8],
    ["ArrowUp", 9, 5],
    ["ArrowUp", 2, 2],
    ["ArrowRight", 9, 9],
    ["Home", 7, 0],
    ["End", 0, 9],
    ["a", 3, null],
  ])("%s from %i leads to %s", (key, at, expected) => expect(moveInGrid(key, at, 10, 4)).toBe(expected));

  const keys = fc.array(fc.constantFrom("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"));

  test("never leave it, and lead to every row by Down alone", () =>
    fc.assert(
      fc.property(
        ...([fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 9 }), keys] as const),
        (count, columns, pressed) => {
          const last = pressed.reduce((at, key) => moveInGrid(key, at, count, columns) ?? at, 0);
          expect(last).toBeGreaterThanOrEqual(0);
          expect(last).toBeLessThan(count);
          let at = 0;
          for (let row = 1; row < rowsOf(count, columns); row += 1)
            at = moveInGrid("ArrowDown", at, count, columns) ?? at;
          expect(Math.floor(at / columns)).toBe(rowsOf(count, columns) - 1);
        },
      ),
    ));
});
