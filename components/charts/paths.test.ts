import { expect, test } from "vitest";
import { bandPath, linePath, percent, surfacePath } from "./paths";

const points = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];

test("a line goes from the bottom left to the top right of the view", () => {
  expect(linePath(points)).toBe("M0,1000L1000,0");
});

test("the surface under it closes along the bottom", () => {
  expect(surfacePath(points)).toBe("M0,1000L1000,0L1000,1000L0,1000Z");
});

test("a band lies between its two lines", () => {
  expect(
    bandPath([
      { x: 0, low: 0.25, high: 0.5 },
      { x: 1, low: 0.25, high: 0.75 },
    ]),
  ).toBe("M0,500L1000,250L1000,750L0,750Z");
});

test("nothing is drawn of nothing", () => {
  expect([linePath([]), surfacePath([]), bandPath([])]).toEqual(["", "", ""]);
});

test("a share is given to a thousandth of a percent", () => {
  expect(percent(1 / 3)).toBe("33.333%");
});
