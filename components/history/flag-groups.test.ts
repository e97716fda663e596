import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClipFlag } from "@/lib/clips/schema";
import { flagGroups, heightAt } from "./flag-groups";

const HOUR = 3_600;
const flagAt = (offsetSeconds: number): ClipFlag => ({
  ...{ id: `0193b2a0-0000-7000-8000-${String(offsetSeconds).padStart(12, "0")}`, title: "Clip", views: 1 },
  ...{ durationMs: 28_000, createdAt: "2026-11-20T20:00:00.000Z", thumbnailUrl: null },
  creatorName: "Vera",
  offsetSeconds,
});
const xOf = (at: number) => at / (HOUR * 1_000);
const grouped = (...seconds: number[]) =>
  flagGroups(seconds.map(flagAt), 0, xOf).map(({ flags }) => flags.map(({ offsetSeconds }) => offsetSeconds));

describe("flags of an hour's stream", () => {
  test.each([
    [[], []],
    [[60], [[60]]],
    [
      [60, 1_800],
      [[60], [1_800]],
    ],
    [
      [1_800, 60, 100],
      [[60, 100], [1_800]],
    ],
  ])("%j are %j", (given, expected) => expect(grouped(...given)).toEqual(expected));

  test("stay on the timeline, apart from each other, and none is lost", () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(HOUR * 2)), (seconds) => {
        const groups = flagGroups(seconds.map(flagAt), 0, xOf);
        expect(groups.flatMap(({ flags }) => flags)).toHaveLength(seconds.length);
        for (const [index, { x }] of groups.entries()) {
          expect(x).toBeLessThanOrEqual(1);
          expect(x - (groups[index - 1]?.x ?? -1)).toBeGreaterThanOrEqual(0.055);
        }
      }),
    ));
});

test("the curve's height is that of the last count", () => {
  const points: [number, number, number, number][] = [
    [100, 5, 5, 5],
    [200, 9, 8, 10],
  ];
  expect([99, 100, 150, 900].map((at) => heightAt(points, at))).toEqual([null, 5, 5, 9]);
});
