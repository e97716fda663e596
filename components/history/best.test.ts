import { expect, test } from "vitest";
import { bestOf } from "./best";

test.each([
  [[1, 3, 2], 1],
  [[3, 3, 2], null],
  [[null, 5], null],
  [[null, 5, 4], 1],
  [[0, 0], null],
  [[], null],
])("of %j the best is at %s", (values, best) => {
  expect(bestOf(values)).toBe(best);
});
