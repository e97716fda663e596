import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Segment } from "@/lib/streams/schema";
import { extentOf, runsOf, stretchAt, stretchesOf } from "./lanes";

const MINUTE = 60_000;
const START = Date.parse("2026-11-20T18:00:00.000Z");
const iso = (minute: number) => new Date(START + minute * MINUTE).toISOString();
const segment = (from: number, to: number | null, categoryName: string): Segment => ({
  from: iso(from),
  to: to === null ? null : iso(to),
  title: `${categoryName} from ${from}`,
  categoryId: categoryName,
  categoryName,
});
const minutes = (stretches: { from: number; to: number; label: string }[]) =>
  stretches.map(({ from, to, label }) => [(from - START) / MINUTE, (to - START) / MINUTE, label]);
const extent = { from: START, to: START + 120 * MINUTE };
const category = ({ categoryName }: Segment) => categoryName;

describe("stretches", () => {
  test.each([
    {
      what: "of one category with two titles are one",
      segments: [segment(0, 30, "Chess"), segment(30, 60, "Chess"), segment(60, null, "Music")],
      expected: [
        [0, 60, "Chess"],
        [60, 120, "Music"],
      ],
    },
    {
      what: "are cut to the stream",
      segments: [segment(-10, 30, "Chess"), segment(30, 500, "Music")],
      expected: [
        [0, 30, "Chess"],
        [30, 120, "Music"],
      ],
    },
    {
      what: "without a length are left out",
      segments: [segment(0, 0, "Chess"), segment(0, null, "Music"), segment(120, null, "Late")],
      expected: [[0, 120, "Music"]],
    },
    { what: "of nothing are none", segments: [], expected: [] },
  ])("$what", ({ segments, expected }) => {
    expect(minutes(stretchesOf(segments, extent, category))).toEqual(expected);
  });

  test("the one at a moment is the last that began", () => {
    const stretches = stretchesOf([segment(0, 30, "Chess"), segment(30, null, "Music")], extent, category);
    const labelAt = (minute: number) => stretchAt(stretches, START + minute * MINUTE)?.label;
    expect([labelAt(-1), labelAt(0), labelAt(29), labelAt(30), labelAt(120)]).toEqual([
      undefined,
      "Chess",
      "Chess",
      "Music",
      "Music",
    ]);
  });
});

describe("the extent of a stream", () => {
  const curve = { stepSeconds: null, points: [[START + 7 * MINUTE, 1, 1, 1]] as [[number, 1, 1, 1]] };
  test("that is over is its own", () => {
    const stream = { startedAt: iso(0), endedAt: iso(90), curve };
    expect(extentOf(stream, START + 999 * MINUTE)).toEqual({ from: START, to: START + 90 * MINUTE });
  });
  test("on air reaches to now, and to the last count when our clock is behind", () => {
    const stream = { startedAt: iso(0), endedAt: null, curve };
    expect(extentOf(stream, START + 9 * MINUTE).to).toBe(START + 9 * MINUTE);
    expect(extentOf(stream, START + 2 * MINUTE).to).toBe(START + 7 * MINUTE);
  });
  test("is never without width", () => {
    const stream = { startedAt: iso(0), endedAt: iso(0), curve: { stepSeconds: null, points: [] } };
    expect(extentOf(stream, START)).toEqual({ from: START, to: START + MINUTE });
  });
});

describe("runs of a curve", () => {
  const at = (minute: number): [number, number, number, number] => [START + minute * MINUTE, 1, 1, 1];
  test("break where nothing was counted for long", () => {
    const runs = runsOf({ stepSeconds: null, points: [at(0), at(10), at(40), at(71)] });
    expect(runs.map((run) => run.length)).toEqual([3, 1]);
  });
  test("of hourly steps break later", () => {
    expect(runsOf({ stepSeconds: 3600, points: [at(0), at(60), at(240), at(421)] })).toHaveLength(2);
  });
  test("hold every point in order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000)), (given) => {
        const points = given.toSorted((a, b) => a - b).map(at);
        expect(runsOf({ stepSeconds: null, points }).flat()).toEqual(points);
      }),
    );
  });
});
