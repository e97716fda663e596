import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BATCH_SIZE, type Candidate, type PollBudget, planPoll } from "./plan-poll";

const NOW = new Date("2026-03-01T12:00:00Z");
const ago = (minutes: number) => NOW.getTime() - minutes * 60_000;
const budget = (over: Partial<PollBudget> = {}): PollBudget => ({
  requests: 1,
  now: NOW,
  everyMs: 30_000,
  maxWaitMs: 300_000,
  ...over,
});
const candidate = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  onAir: false,
  lastLiveMs: null,
  followerCount: 1,
  checkedMs: ago(1),
  ...over,
});
const crowd = (count: number, over: Partial<Candidate> = {}) =>
  Array.from({ length: count }, (_, n) => candidate(`crowd-${n}`, over));

describe("planning a poll", () => {
  test("asks for everyone when there is room, in batches of at most 100", () => {
    const plan = planPoll(crowd(250), budget({ requests: 3 }));
    expect(plan.batches.map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect(plan.deferred).toBe(0);
  });

  test("plans nothing for nobody", () => {
    expect(planPoll([], budget())).toEqual({ batches: [], deferred: 0 });
  });

  test("without room everyone is deferred", () => {
    expect(planPoll(crowd(5), budget({ requests: 0 }))).toEqual({ batches: [], deferred: 5 });
  });

  test("on air first, then recently live, then most followed", () => {
    const some = [
      candidate("unknown"),
      candidate("popular", { followerCount: 900 }),
      candidate("long ago", { lastLiveMs: ago(60 * 24 * 30), followerCount: 500 }),
      candidate("yesterday", { lastLiveMs: ago(60 * 20) }),
      candidate("on air", { onAir: true }),
    ];
    expect(planPoll(some, budget()).batches).toEqual([
      ["on air", "yesterday", "popular", "long ago", "unknown"],
    ]);
  });

  test("too little room: a tenth goes to those who wait longest when ten ticks fit the bound", () => {
    const waiting = crowd(40, { checkedMs: ago(4) });
    const onAir = Array.from({ length: 360 }, (_, n) => candidate(`on-air-${n}`, { onAir: true }));
    const [batch] = planPoll([...waiting, ...onAir], budget()).batches;
    expect(batch?.filter((id) => id.startsWith("crowd"))).toHaveLength(40);
    expect(batch?.filter((id) => id.startsWith("on-air"))).toHaveLength(60);
  });

  test("who was never looked at counts as waiting longest", () => {
    const plan = planPoll([...crowd(200), candidate("new", { checkedMs: null })], budget());
    expect(plan.batches.flat()).toContain("new");
  });
});

const anyone = fc.record({
  onAir: fc.boolean(),
  lastLiveMs: fc.option(fc.integer({ min: 0, max: 10_000 }).map(ago)),
  followerCount: fc.nat(1_000_000),
  checkedMs: fc.option(fc.integer({ min: 0, max: 100 }).map(ago)),
});
const crowdOf = fc
  .array(anyone, { maxLength: 900 })
  .map((all) => all.map((one, n) => candidate(`${n}`, one)));

describe("whatever the crowd", () => {
  test("each is asked for at most once, none is lost, no batch and no budget is exceeded", () => {
    fc.assert(
      fc.property(crowdOf, fc.nat(12), (all, requests) => {
        const plan = planPoll(all, budget({ requests }));
        const asked = plan.batches.flat();
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.length + plan.deferred).toBe(all.length);
        expect(asked.length).toBe(Math.min(all.length, requests * BATCH_SIZE));
        expect(plan.batches.every((batch) => batch.length > 0 && batch.length <= BATCH_SIZE)).toBe(true);
      }),
    );
  });

  test("nobody waits longer than the bound when the budget makes that possible", () => {
    const ticksInBound = 5;
    fc.assert(
      fc.property(crowdOf, fc.nat(3), (all, spare) => {
        const needed = Math.ceil(all.length / ticksInBound / BATCH_SIZE);
        const plan = budget({ requests: needed + spare, everyMs: 30_000, maxWaitMs: 30_000 * ticksInBound });
        const checked = new Map<string, number>();
        let state = all;
        for (let tick = 1; tick <= 4 * ticksInBound; tick += 1) {
          const now = new Date(NOW.getTime() + tick * plan.everyMs);
          const asked = new Set(planPoll(state, { ...plan, now }).batches.flat());
          for (const { id } of all) {
            if (asked.has(id)) checked.set(id, tick);
            else expect(tick - (checked.get(id) ?? 0)).toBeLessThan(ticksInBound);
          }
          state = state.map((one) => (asked.has(one.id) ? { ...one, checkedMs: now.getTime() } : one));
        }
      }),
      { numRuns: 40 },
    );
  });
});
