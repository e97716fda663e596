import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planJoins } from "./plan-joins";

const waiting = (...dueAts: number[]) => dueAts.map((dueAt, place) => ({ channelId: `c${place}`, dueAt }));
const at = (now: number, budget = 20, perLink = 50) => ({ now, budget, perLink });

describe("the plan of joins", () => {
  test("opens as many connections as it takes, and no more while they are being opened", () => {
    const sixty = waiting(...Array.from({ length: 60 }, () => 0));
    expect(planJoins(sixty, [], at(0))).toEqual({ joins: [], open: 2, nextDueAt: null });
    const opening = [
      { link: 1, ready: false, free: 50 },
      { link: 2, ready: false, free: 50 },
    ];
    expect(planJoins(sixty, opening, at(0))).toMatchObject({ joins: [], open: 0 });
  });

  test("joins those first who have waited longest, up to the budget", () => {
    const plan = planJoins(waiting(30, 10, 20, 99), [{ link: 7, ready: true, free: 50 }], at(50, 2));
    expect(plan).toEqual({
      joins: [
        { channelId: "c1", link: 7 },
        { channelId: "c2", link: 7 },
      ],
      open: 0,
      nextDueAt: 99,
    });
  });

  test("fills one connection after the other", () => {
    const rooms = [
      { link: 1, ready: true, free: 1 },
      { link: 2, ready: false, free: 5 },
      { link: 3, ready: true, free: 0 },
      { link: 4, ready: true, free: 1 },
    ];
    expect(planJoins(waiting(0, 0, 0), rooms, at(0)).joins.map(({ link }) => link)).toEqual([1, 4]);
  });

  test("never overfills a connection, exceeds the budget or joins anybody twice or early", () => {
    const rooms = fc.uniqueArray(
      fc.record({ link: fc.nat(9), ready: fc.boolean(), free: fc.integer({ min: -2, max: 6 }) }),
      {
        selector: ({ link }) => link,
      },
    );
    fc.assert(
      fc.property(fc.array(fc.nat(20)), rooms, fc.nat(10), (dueAts, open, budget) => {
        const all = waiting(...dueAts);
        const { joins } = planJoins(all, open, at(10, budget, 5));
        expect(joins.length).toBeLessThanOrEqual(budget);
        expect(new Set(joins.map(({ channelId }) => channelId)).size).toBe(joins.length);
        for (const { channelId } of joins)
          expect(all.find((one) => one.channelId === channelId)?.dueAt).toBeLessThanOrEqual(10);
        for (const room of open) {
          const there = joins.filter(({ link }) => link === room.link).length;
          expect(there).toBeLessThanOrEqual(room.ready ? Math.max(0, room.free) : 0);
        }
      }),
    );
  });
});
