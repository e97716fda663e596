import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clipsInWindow, clipWindow } from "./clip-window";

const NOON = Date.UTC(2026, 5, 1, 12);
const WEEK = 7 * 86_400_000;

describe("the window of Get Clips", () => {
  test.each([
    [null, null, null],
    [null, "2026-06-01T12:00:00Z", null],
    ["2026-06-01T12:00:00Z", null, { from: NOON, to: NOON + WEEK }],
    ["2026-06-01T12:00:30.500Z", "2026-06-01T12:01:10Z", { from: NOON + 30_500, to: NOON + 70_000 }],
    ["2026-06-01T14:00:00+02:00", "2026-06-01T12:00:01Z", { from: NOON, to: NOON + 1000 }],
  ])("from %s to %s", (from, to, window) => {
    expect(clipWindow(from, to, false)).toEqual(window);
  });

  test("begins and ends at whole minutes where seconds are ignored", () => {
    const window = clipWindow("2026-06-01T12:00:30Z", "2026-06-01T12:01:59Z", true);
    expect(window).toEqual({ from: NOON, to: NOON + 60_000 });
  });

  test.each(["yesterday", "2026-06-01", "2026-13-01T12:00:00Z"])("%s is no time", (text) => {
    expect(() => clipWindow(text, null, false)).toThrow(RangeError);
  });
});

const clips = fc.uniqueArray(
  fc.record({ id: fc.uuid(), createdAt: fc.integer({ min: 0, max: 50 }), views: fc.nat(5) }),
  { selector: ({ id }) => id, maxLength: 60 },
);
const viewsOf = ({ views }: { views: number }) => views;

describe("what is told of a window", () => {
  test("is what lies in it, its end left out, most watched first, and the same for any order of clips", () => {
    fc.assert(
      fc.property(clips, fc.nat(50), fc.nat(50), fc.nat(70), (all, a, b, cap) => {
        const window = { from: Math.min(a, b), to: Math.max(a, b) };
        const told = clipsInWindow(all, window, viewsOf, cap);
        const inside = all.filter(({ createdAt }) => createdAt >= window.from && createdAt < window.to);
        expect(told.length).toBe(Math.min(cap, inside.length));
        expect(told.every((clip) => inside.includes(clip))).toBe(true);
        expect(told.map(viewsOf)).toEqual(told.map(viewsOf).toSorted((x, y) => y - x));
        expect(clipsInWindow(all.toReversed(), window, viewsOf, cap)).toEqual(told);
      }),
    );
  });

  test("windows side by side tell everything once", () => {
    fc.assert(
      fc.property(clips, fc.nat(50), (all, cut) => {
        const [before, after] = [
          { from: 0, to: cut },
          { from: cut, to: 51 },
        ].map((window) => clipsInWindow(all, window, viewsOf, 100));
        const ids = [...(before ?? []), ...(after ?? [])].map(({ id }) => id);
        expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      }),
    );
  });
});
