import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Asked, judgeAbsence, lacksMost, nextLookForGone, nextRefresh } from "./refresh-plan";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date("2026-11-21T12:00:00Z");
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe("nextRefresh", () => {
  test.each([
    ["new", HOUR, 1, 10, HOUR],
    ["of today", 12 * HOUR, 10, 10, 6 * HOUR],
    ["of today, growing", 12 * HOUR, 10, 40, 2 * HOUR],
    ["of this week", 3 * DAY, 1_000, 1_050, DAY],
    ["of this week, growing", 3 * DAY, 1_000, 1_200, 8 * HOUR],
    ["of this month", 20 * DAY, 0, 0, 3 * DAY],
    ["of this quarter", 60 * DAY, 0, 5, 10 * DAY],
    ["old", 900 * DAY, 500, 510, 30 * DAY],
    ["old, found by somebody", 900 * DAY, 500, 5_000, 10 * DAY],
    ["never looked at before", 900 * DAY, null, 5_000, 30 * DAY],
    ["made in the future, as clocks have it", -HOUR, null, 0, HOUR],
  ] as const)("a clip that is %s", (_, age, viewsBefore, views, after) =>
    expect(nextRefresh({ createdAt: ago(age), views, viewsBefore }, NOW)).toEqual(later(after)),
  );

  test("is never sooner for an older clip with the same growth", () => {
    const ages = fc
      .tuple(fc.nat(1_000 * DAY), fc.nat(1_000 * DAY))
      .map((two) => two.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(ages, fc.nat(1_000), fc.nat(5_000), ([young = 0, old = 0], viewsBefore, views) => {
        const at = (age: number) => nextRefresh({ createdAt: ago(age), viewsBefore, views }, NOW).getTime();
        expect(at(old)).toBeGreaterThanOrEqual(at(young));
        expect(at(young)).toBeGreaterThanOrEqual(NOW.getTime() + HOUR);
      }),
    );
  });

  test("an archive of 100,000 old clips costs few requests a day", () => {
    const every =
      nextRefresh({ createdAt: ago(400 * DAY), views: 1, viewsBefore: 1 }, NOW).getTime() - NOW.getTime();
    expect(Math.ceil(100_000 / 100 / (every / DAY))).toBeLessThanOrEqual(34);
  });
});

const asked = (twitchId: string, missingMs: number | null = null, gone = false): Asked => ({
  twitchId,
  missingSince: missingMs === null ? null : ago(missingMs),
  goneAt: gone ? ago(DAY) : null,
});
const there = Array.from({ length: 20 }, (_, n) => `there${n}`);
const others = there.map((id) => asked(id));

describe("judgeAbsence", () => {
  const judge = (one: Asked) => judgeAbsence([...others, one], new Set(there), NOW);
  test("missing once is not gone", () =>
    expect(judge(asked("a"))).toEqual({
      missing: [{ twitchId: "a", at: later(HOUR / 2) }],
      gone: [],
      later: [],
    }));
  test("missing twice at the same time is not gone", () =>
    expect(judge(asked("a", 60_000)).gone).toEqual([]));
  test("missing twice, apart, is gone", () => expect(judge(asked("a", HOUR / 2)).gone).toEqual(["a"]));
  test("gone once is not gone twice", () =>
    expect(judge(asked("a", DAY, true))).toEqual({
      missing: [],
      gone: [],
      later: [{ twitchId: "a", at: later(DAY) }],
    }));
  test("where most are missing, none is gone before a day has passed", () => {
    const all = Array.from({ length: 50 }, (_, n) => asked(`gone${n}`, 2 * HOUR));
    const { gone, missing } = judgeAbsence([...all, ...others], new Set(there), NOW);
    expect(gone).toEqual([]);
    expect(missing[0]?.at).toEqual(later(22 * HOUR));
    const longer = all.map(({ twitchId }) => asked(twitchId, DAY));
    expect(judgeAbsence([...longer, ...others], new Set(there), NOW).gone).toHaveLength(50);
  });
  test("puts each clip that is not told of into exactly one list", () => {
    const clip = fc.record({
      twitchId: fc.integer({ min: 0, max: 999 }).map(String),
      missingSince: fc.option(fc.nat(3 * DAY).map(ago)),
      goneAt: fc.option(fc.constant(ago(DAY))),
      isTold: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(clip, { selector: ({ twitchId }) => twitchId, maxLength: 100 }), (clips) => {
        const told = new Set(clips.filter(({ isTold }) => isTold).map(({ twitchId }) => twitchId));
        const { missing, gone, later: again } = judgeAbsence(clips, told, NOW);
        const judged = [
          ...missing.map(({ twitchId }) => twitchId),
          ...gone,
          ...again.map(({ twitchId }) => twitchId),
        ];
        const untold = clips.map(({ twitchId }) => twitchId).filter((id) => !told.has(id));
        expect(judged.toSorted()).toEqual(untold.toSorted());
        for (const { at } of missing) expect(at.getTime()).toBeGreaterThanOrEqual(NOW.getTime() + HOUR / 2);
      }),
    );
  });
});

test.each([
  ["nothing", [asked("a"), asked("b")], ["a", "b"], false],
  ["few, though all", [asked("a"), asked("b")], [], false],
  ["half", others, there.slice(10), false],
  ["most", others, there.slice(11), true],
  ["only what was gone before", there.map((id) => asked(id, DAY, true)), [], false],
])("an answer that lacks %s", (_, clips, told, most) => expect(lacksMost(clips, new Set(told))).toBe(most));

test.each([
  [DAY, DAY],
  [30 * DAY, 7 * DAY],
  [300 * DAY, 60 * DAY],
])("gone for %i ms: looked at again after %i", (since, after) =>
  expect(nextLookForGone(ago(since), NOW)).toEqual(later(after)),
);
