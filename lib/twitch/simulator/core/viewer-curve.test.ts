import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { streamerOf } from "./habits";
import { inventAccount } from "./invent";
import { showsBetween } from "./shows";
import { type ViewerCurve, viewerCurveOf, viewersAt } from "./viewer-curve";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 21, 18);

const calm: ViewerCurve = {
  ...{ level: 1_000, rampMs: 15 * MINUTE, swings: [], raids: [], changes: [], seed: 1 },
  ...{ startsAt: START, endsAt: START + 4 * HOUR, decline: { from: START + 3 * HOUR, share: 0.4 } },
};
const at = (curve: ViewerCurve, minutes: number) => viewersAt(curve, START + minutes * MINUTE);

/** The curves of a quarter of invented channels. */
const curves = Array.from({ length: 40 }, (_, index) => {
  const account = inventAccount(1, index, new Set());
  const who = streamerOf(1, account);
  return showsBetween(who, START - 30 * 24 * HOUR, START).map((show) => ({
    account,
    show,
    curve: viewerCurveOf(who, show),
    again: viewerCurveOf(who, show),
  }));
}).flat();

describe("any curve", () => {
  test("is the same when asked again, whole, never negative, and keeps to the size of the channel", () => {
    expect(curves.length).toBeGreaterThan(300);
    for (const { account, show, curve, again } of curves) {
      expect(again).toEqual(curve);
      for (let now = show.startsAt; now <= show.endsAt; now += 7 * MINUTE) {
        const viewers = viewersAt(curve, now);
        expect(viewersAt(again, now)).toBe(viewers);
        expect(Number.isInteger(viewers) && viewers >= 0).toBe(true);
        const raided = curve.raids.reduce((sum, raid) => sum + raid.viewers, 0);
        expect(viewers).toBeLessThan(account.usualViewers * 3.2 + raided + 40);
      }
    }
  });

  test("is never negative, however it is drawn", () => {
    const arbitrary = fc.record({
      level: fc.nat(100_000),
      share: fc.double({ min: -0.9, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: -100, max: 400 }), ({ level, share }, minutes) => {
        const curve = { ...calm, level, changes: [{ at: START + HOUR, share, fadeMs: 10 * MINUTE }] };
        expect(at(curve, minutes)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("raids and changes of category happen to some, not to all", () => {
    const raided = curves.filter(({ curve }) => curve.raids.length > 0).length / curves.length;
    expect(raided).toBeGreaterThan(0.3);
    expect(raided).toBeLessThan(0.7);
    expect(curves.some(({ curve }) => curve.changes.length > 1)).toBe(true);
  });
});

describe("a show", () => {
  test("begins small, fills up, and empties before its end", () => {
    expect(at(calm, -1)).toBe(0);
    expect(at(calm, 0)).toBeLessThan(90);
    expect(at(calm, 15)).toBeGreaterThan(500);
    expect(Math.abs(at(calm, 120) - 1_000)).toBeLessThan(80);
    expect(at(calm, 235)).toBeLessThan(700);
    expect(at(calm, 235)).toBeGreaterThan(500);
  });

  test("jumps by a raid within minutes, and loses it again", () => {
    const raided = { ...calm, raids: [{ at: START + 100 * MINUTE, viewers: 2_000, fadeMs: 10 * MINUTE }] };
    expect(at(raided, 99)).toBe(at(calm, 99));
    expect(at(raided, 103)).toBeGreaterThan(2_200);
    expect(at(raided, 112)).toBeLessThan(at(raided, 103));
    expect(at(raided, 170)).toBeLessThan(1_100);
  });

  test("swings slowly: neighbours differ little, hours apart much", () => {
    const swinging = { ...calm, level: 10_000, swings: [{ share: 0.2, stepMs: 40 * MINUTE, seed: 3 }] };
    const minutes = Array.from({ length: 100 }, (_, n) => at(swinging, 80 + n));
    const steps = minutes.slice(1).map((viewers, place) => Math.abs(viewers - (minutes[place] ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(400);
    expect(Math.max(...minutes) - Math.min(...minutes)).toBeGreaterThan(1_000);
    expect(Math.max(...minutes)).toBeLessThan(12_300);
    expect(Math.min(...minutes)).toBeGreaterThan(7_700);
  });
});
