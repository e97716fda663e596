import fc from "fast-check";
import { expect, test } from "vitest";
import type { ViewerCurve } from "../../schema";
import { thinCurve } from "./thin-curve";

const curve = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 200_000_000 }), fc.nat(100_000)), { maxLength: 300 })
  .map((pairs): ViewerCurve => {
    const points = pairs
      .sort(([a], [b]) => a - b)
      .map(([at, count]): ViewerCurve["points"][number] => [at, count, count, count]);
    return { stepSeconds: null, points };
  });

test("a short curve stays as it is", () => {
  const short: ViewerCurve = { stepSeconds: 600, points: [[0, 1, 1, 1]] };
  expect(thinCurve(short, 10)).toEqual(short);
});

test("neighbours become one point with what they had", () => {
  const points: ViewerCurve["points"] = [
    [0, 10, 10, 10],
    [1000, 20, 20, 20],
    [2000, 30, 5, 60],
    [3000, 50, 40, 50],
  ];
  expect(thinCurve({ stepSeconds: null, points }, 2)).toEqual({
    stepSeconds: 2,
    points: [
      [500, 15, 10, 20],
      [2500, 40, 5, 60],
    ],
  });
});

test("is never longer than asked, in order, and keeps the extremes", () => {
  fc.assert(
    fc.property(curve, fc.integer({ min: 1, max: 50 }), (given, most) => {
      const { points } = thinCurve(given, most);
      expect(points.length).toBeLessThanOrEqual(Math.max(most, given.points.length > most ? most : Infinity));
      expect(points.map(([at]) => at)).toEqual(points.map(([at]) => at).toSorted((a, b) => a - b));
      const extremes = (of: ViewerCurve["points"]) => [
        Math.min(...of.map(([, , low]) => low)),
        Math.max(...of.map(([, , , high]) => high)),
      ];
      expect(extremes(points)).toEqual(extremes(given.points));
      for (const [, average, low, high] of points) {
        expect(average).toBeGreaterThanOrEqual(low);
        expect(average).toBeLessThanOrEqual(high);
      }
    }),
  );
});
