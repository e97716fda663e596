import { expect, test } from "vitest";
import { Lateness } from "./lateness";

test("says the longest delay of the last seconds, and forgets it then", () => {
  const lateness = new Lateness();
  lateness.note(100_000, 99_500);
  lateness.note(100_100, 98_000);
  lateness.note(100_200, 100_190);
  expect(lateness.most(100_300)).toBe(2_100);
  lateness.note(103_500, 103_400);
  expect(lateness.most(104_000)).toBe(2_100);
  expect(lateness.most(107_000)).toBe(100);
  expect(lateness.most(120_000)).toBe(0);
});

test("a clock that is ahead, or far behind, is not taken for a delay", () => {
  const lateness = new Lateness();
  lateness.note(100_000, 200_000);
  expect(lateness.most(100_000)).toBe(0);
  lateness.note(100_000, 0);
  expect(lateness.most(100_000)).toBe(30_000);
});
