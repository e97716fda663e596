import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "./random";
import { followCurve, viewersAtStart, viewersInMidStream } from "./viewers";

test("viewers are whole numbers and never negative", () => {
  const count = fc.nat(100_000);
  fc.assert(
    fc.property(count, count, count, fc.nat(), (current, before, after, seed) => {
      const random = seededRandom(seed);
      for (const viewers of [
        followCurve(current, before, after, 10_000),
        viewersAtStart(current, random),
        viewersInMidStream(current, random),
      ]) {
        expect(Number.isInteger(viewers)).toBe(true);
        expect(viewers).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test.each([
  ["who is on the curve stays on it", 100, 100, 150, 10_000, 150],
  ["a number set by hand fades: half of it in two minutes", 1_100, 100, 100, 120_000, 600],
  ["and moves with the curve", 1_100, 100, 300, 120_000, 800],
  ["fewer than the curve come back too", 0, 100, 100, 240_000, 75],
  ["no time, no change", 1_100, 100, 100, 0, 1_100],
  ["after an hour nothing is left of it", 90_000, 100, 100, 3_600_000, 100],
])("%s", (_name, current, before, after, elapsedMs, expected) => {
  expect(followCurve(current, before, after, elapsedMs)).toBe(expected);
});
