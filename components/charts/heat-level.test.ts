import { expect, test } from "vitest";
import { heatLevel } from "./heat-level";

test.each([
  [0, 8, 0],
  [0.01, 8, 1],
  [2, 8, 1],
  [2.1, 8, 2],
  [6, 8, 3],
  [8, 8, 4],
  [9, 8, 4],
  [1, 0, 0],
])("%d of %d is level %d", (value, most, level) => {
  expect(heatLevel(value, most)).toBe(level);
});
