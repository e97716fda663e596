import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom, seedFrom, shuffle } from "./random";

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed).next);
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test("numbers stay in their bounds and reach both ends", () => {
  const random = seededRandom(1);
  const drawn = new Set(Array.from({ length: 500 }, () => random.int(3, 6)));
  expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
});

test("gaussian numbers have mean 0 and deviation 1", () => {
  const random = seededRandom(2);
  const drawn = Array.from({ length: 20_000 }, random.gaussian);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
  expect(Math.abs(mean)).toBeLessThan(0.05);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
});

test("picking from nothing is an error, not undefined", () => {
  expect(() => seededRandom(1).pick([])).toThrow(RangeError);
});

test("seeds tell their parts apart", () => {
  expect(seedFrom("a", "bc")).not.toBe(seedFrom("ab", "c"));
  expect(seedFrom(1, 23)).not.toBe(seedFrom(12, 3));
});

test("shuffling keeps every thing exactly once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
      expect(shuffle(seededRandom(seed), items).toSorted()).toEqual(items.toSorted());
    }),
  );
});
