import fc from "fast-check";
import { expect, test } from "vitest";
import { areaOf } from "./viewer-area";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const GAP = 20 * MINUTE;
const NOTHING = { watchedSeconds: 0, sampledSeconds: 0 };
const LARGEST = 2 ** 31 - 1;

test.each([
  ["the first count", null, 0, 100, NOTHING],
  ["steady for 10 minutes", 10 * MINUTE, 100, 100, { watchedSeconds: 60_000, sampledSeconds: 600 }],
  ["from 0 to 300 in a minute", MINUTE, 0, 300, { watchedSeconds: 9_000, sampledSeconds: 60 }],
  ["over the widest gap", GAP, 10, 10, { watchedSeconds: 12_000, sampledSeconds: 1_200 }],
  ["over a wider one", GAP + 1, 10, 10, NOTHING],
  ["at the same moment", 0, 10, 10, NOTHING],
  ["after the clock was put back", -MINUTE, 10, 10, NOTHING],
  [
    "as many as the column holds",
    10 * MINUTE,
    LARGEST,
    LARGEST,
    { watchedSeconds: LARGEST * 600, sampledSeconds: 600 },
  ],
])("%s", (_name, agoMs, sampledViewers, viewers, area) => {
  const sampledMs = agoMs === null ? null : NOW - agoMs;
  expect(areaOf({ viewers, sampledMs, sampledViewers }, NOW, GAP)).toEqual(area);
});

test("the average it gives lies between the two counts", () => {
  const count = fc.integer({ min: 0, max: LARGEST });
  fc.assert(
    fc.property(count, count, fc.integer({ min: 1, max: 1_200 }), (viewers, sampledViewers, seconds) => {
      const area = areaOf({ viewers, sampledViewers, sampledMs: NOW - seconds * 1000 }, NOW, GAP);
      const average = area.watchedSeconds / area.sampledSeconds;
      expect(average).toBeGreaterThanOrEqual(Math.min(viewers, sampledViewers) - 1);
      expect(average).toBeLessThanOrEqual(Math.max(viewers, sampledViewers) + 1);
    }),
  );
});
