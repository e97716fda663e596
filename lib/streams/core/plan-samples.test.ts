import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interestOf, planSamples, type SampleCandidate } from "./plan-samples";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const policy = { guaranteedMs: 10 * MINUTE, budget: 2 };
const stream = (id: string, over: Partial<SampleCandidate> = {}): SampleCandidate => ({
  id,
  viewers: 50,
  sampledMs: NOW - MINUTE,
  sampledViewers: 50,
  ...over,
});

describe("who is counted", () => {
  test.each<[string, Partial<SampleCandidate>, boolean]>([
    ["never counted", { sampledMs: null }, true],
    ["as long ago as guaranteed", { sampledMs: NOW - 10 * MINUTE }, true],
    ["small and steady, a minute ago", {}, false],
    ["big, a minute ago", { viewers: 5_000, sampledViewers: 5_000 }, true],
    ["doubled within a minute", { viewers: 100, sampledViewers: 50 }, true],
    ["fell by a half", { viewers: 25, sampledViewers: 50 }, true],
    ["a few of few came", { viewers: 8, sampledViewers: 2 }, false],
    ["counted at this very moment", { viewers: 9_000, sampledMs: NOW }, false],
    ["counted in the future, by a clock that went back", { viewers: 9_000, sampledMs: NOW + MINUTE }, false],
  ])("%s", (_name, over, due) => {
    expect(planSamples([stream("a", over)], policy, NOW)).toEqual(due ? ["a"] : []);
  });

  test("within the budget the most telling come first; what is guaranteed does not count", () => {
    const streams = [
      stream("old", { sampledMs: null }),
      stream("big", { viewers: 3_000, sampledViewers: 3_000 }),
      stream("tripled", { viewers: 150 }),
      stream("doubled", { viewers: 100 }),
    ];
    expect(planSamples(streams, policy, NOW)).toEqual(["old", "tripled", "doubled"]);
  });
});

const candidate = fc.record({
  id: fc.uuid(),
  viewers: fc.integer({ min: 0, max: 2_147_483_647 }),
  sampledMs: fc.option(fc.integer({ min: NOW - 3_600_000, max: NOW + 3_600_000 })),
  sampledViewers: fc.integer({ min: 0, max: 2_147_483_647 }),
});

test("nobody waits longer than guaranteed, nobody is counted twice, and the budget holds", () => {
  fc.assert(
    fc.property(fc.uniqueArray(candidate, { selector: ({ id }) => id }), fc.nat(20), (candidates, budget) => {
      const due = planSamples(candidates, { guaranteedMs: 600_000, budget }, NOW);
      expect(new Set(due).size).toBe(due.length);
      const guaranteed = candidates.filter(
        ({ sampledMs }) => sampledMs === null || NOW - sampledMs >= 600_000,
      );
      for (const { id } of guaranteed) expect(due).toContain(id);
      expect(due.length - guaranteed.length).toBeLessThanOrEqual(budget);
      for (const one of candidates) expect(Number.isFinite(interestOf(one))).toBe(true);
    }),
  );
});
