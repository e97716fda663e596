import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interestOf, planSamples, type SampleCandidate } from "./plan-samples";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const policy = { everyMs: MINUTE, guaranteedMs: 10 * MINUTE, budget: 2 };
const stream = (id: string, over: Partial<SampleCandidate> = {}): SampleCandidate => ({
  id,
  broadcasterId: `b${id}`,
  startedMs: NOW - 60 * MINUTE,
  seenMs: NOW,
  viewers: 50,
  sampledMs: NOW - MINUTE,
  sampledViewers: 50,
  ...over,
});
const plan = (candidates: readonly SampleCandidate[], over: Partial<typeof policy> = {}) =>
  planSamples(candidates, { ...policy, ...over }, NOW).map(({ id }) => id);

describe("who is counted", () => {
  test.each<[string, Partial<SampleCandidate>, boolean]>([
    ["never counted", { sampledMs: null }, true],
    ["begun in this very moment", { sampledMs: null, startedMs: NOW }, true],
    ["begun after the slot did", { sampledMs: null, startedMs: NOW + 1 }, false],
    ["as long ago as guaranteed", { sampledMs: NOW - 10 * MINUTE }, true],
    ["so long ago that the next run is in time", { sampledMs: NOW - 9 * MINUTE }, false],
    ["small and steady, a minute ago", {}, false],
    ["big, a minute ago", { viewers: 5_000, sampledViewers: 5_000 }, true],
    ["doubled within a minute", { viewers: 100, sampledViewers: 50 }, true],
    ["fell by a half", { viewers: 25, sampledViewers: 50 }, true],
    ["a few of few came", { viewers: 8, sampledViewers: 2 }, false],
    ["counted at this very moment", { viewers: 9_000, sampledMs: NOW }, false],
    ["counted in the future, by a clock that went back", { viewers: 9_000, sampledMs: NOW + MINUTE }, false],
    ["counted so far in the future that it would wait for hours", { sampledMs: NOW + 60 * MINUTE }, true],
  ])("%s", (_name, over, due) => {
    expect(plan([stream("a", over)])).toEqual(due ? ["a"] : []);
  });

  test("one that the next run would reach too late is counted now", () => {
    const waiting = [stream("a", { sampledMs: NOW - 8 * MINUTE })];
    expect(plan(waiting, { everyMs: 2 * MINUTE })).toEqual([]);
    expect(plan(waiting, { everyMs: 3 * MINUTE })).toEqual(["a"]);
  });

  test("within the budget the most telling come first; what is guaranteed does not count", () => {
    const streams = [
      stream("old", { sampledMs: null }),
      stream("big", { viewers: 3_000, sampledViewers: 3_000 }),
      stream("tripled", { viewers: 150 }),
      stream("doubled", { viewers: 100 }),
    ];
    expect(plan(streams)).toEqual(["old", "tripled", "doubled"]);
  });

  test("a slot that has counts is done, and spends no second budget", () => {
    const doubled = ["a", "b", "c"].map((id) => stream(id, { viewers: 100 }));
    expect(plan([...doubled, stream("d", { sampledMs: NOW })])).toEqual([]);
  });
});

const candidate = fc.record({
  id: fc.uuid(),
  broadcasterId: fc.uuid(),
  startedMs: fc.integer({ min: NOW - 7_200_000, max: NOW + 60_000 }),
  seenMs: fc.constant(NOW),
  // Few different counts, so that many are equally telling.
  viewers: fc.oneof(fc.constantFrom(0, 50, 100, 5_000), fc.integer({ min: 0, max: 2 ** 31 - 1 })),
  sampledMs: fc.option(fc.integer({ min: NOW - 3_600_000, max: NOW - 1 })),
  sampledViewers: fc.constantFrom(0, 50, 100),
});
const candidatesOf = fc.uniqueArray(candidate, { selector: ({ broadcasterId }) => broadcasterId });

test("nobody waits longer than guaranteed, nobody is counted twice, and the budget holds", () => {
  fc.assert(
    fc.property(
      candidatesOf,
      fc.nat(20),
      fc.integer({ min: 10_000, max: 600_000 }),
      (all, budget, everyMs) => {
        const due = planSamples(all, { everyMs, guaranteedMs: 600_000, budget }, NOW);
        expect(new Set(due).size).toBe(due.length);
        const tooLate = all.filter(
          ({ startedMs, sampledMs }) =>
            startedMs <= NOW && (sampledMs === null || NOW + everyMs - sampledMs > 600_000),
        );
        expect(due).toEqual(expect.arrayContaining(tooLate));
        expect(due.length - tooLate.length).toBeLessThanOrEqual(budget);
        for (const one of all) expect(Number.isFinite(interestOf(one))).toBe(true);
      },
    ),
  );
});

test("the order in which streams are named does not matter, also between equals", () => {
  const shuffled = candidatesOf.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, fc.nat(5), ([all, mixed], budget) => {
      expect(new Set(plan(mixed, { budget }))).toEqual(new Set(plan(all, { budget })));
    }),
  );
});
