import fc from "fast-check";
import { expect, test } from "vitest";
import { countdown } from "./countdown";

test.each([
  [192_000, "3:12"],
  [300_000, "5:00"],
  [59_001, "1:00"],
  [9_000, "0:09"],
  [1, "0:01"],
  [0, null],
  [-5_000, null],
  [3_725_000, "1:02:05"],
])("%i ms are %s", (left, said) => {
  expect(countdown(1_000_000 + left, 1_000_000)).toBe(said);
});

test("it never says that the time has come before it has", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (until, now) => {
      expect(countdown(until, now) === null).toBe(until <= now);
    }),
  );
});
