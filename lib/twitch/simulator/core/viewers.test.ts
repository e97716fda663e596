import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "./random";
import { driftViewers, viewersAtStart, viewersInMidStream } from "./viewers";

test("viewers are whole numbers and never negative", () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), fc.nat(), (current, usual, seed) => {
      const random = seededRandom(seed);
      for (const viewers of [
        driftViewers(current, usual, random),
        viewersAtStart(usual, random),
        viewersInMidStream(usual, random),
      ]) {
        expect(Number.isInteger(viewers)).toBe(true);
        expect(viewers).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test("a stream that begins small comes near its usual number within a quarter of an hour", () => {
  const random = seededRandom(3);
  let viewers = viewersAtStart(1_000, random);
  expect(viewers).toBeLessThan(100);
  for (let step = 0; step < 90; step += 1) viewers = driftViewers(viewers, 1_000, random);
  expect(viewers).toBeGreaterThan(800);
  expect(viewers).toBeLessThan(1_200);
});
