import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JOIN_PACE, pacing, stillCounted } from "./pacer";

describe("pacing", () => {
  test.each([
    [[], 0, { free: 20, nextAt: 0 }],
    [[0, 0, 0], 5000, { free: 17, nextAt: 5000 }],
    [Array.from({ length: 20 }, () => 100), 5000, { free: 0, nextAt: 11_100 }],
    [Array.from({ length: 20 }, () => 100), 11_100, { free: 20, nextAt: 11_100 }],
    [Array.from({ length: 20 }, (_, place) => place * 100), 11_050, { free: 1, nextAt: 11_050 }],
  ])("%j at %i", (sent, now, expected) => {
    expect(pacing(JOIN_PACE, sent, now)).toEqual(expected);
  });

  test("whoever sends as many as are free, whenever there are, never goes beyond it in any ten seconds", () => {
    const visits = fc.array(fc.tuple(fc.nat({ max: 4000 }), fc.nat({ max: 30 })), { maxLength: 60 });
    fc.assert(
      fc.property(visits, (steps) => {
        let now = 0;
        let kept: number[] = [];
        const all: number[] = [];
        for (const [pause, wanted] of steps) {
          now += pause;
          const count = Math.min(wanted, pacing(JOIN_PACE, kept, now).free);
          const sent = Array.from({ length: count }, () => now);
          kept = stillCounted(JOIN_PACE, [...kept, ...sent], now);
          all.push(...sent);
        }
        for (const at of all) {
          expect(
            all.filter((other) => other >= at && other < at + JOIN_PACE.windowMs).length,
          ).toBeLessThanOrEqual(20);
        }
      }),
    );
  });

  test("there is one free at the time it names", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 20_000 }), { maxLength: 60 }),
        fc.nat({ max: 30_000 }),
        (times, now) => {
          const sent = times.toSorted((a, b) => a - b);
          const { nextAt } = pacing(JOIN_PACE, sent, now);
          expect(pacing(JOIN_PACE, sent, nextAt).free).toBeGreaterThan(0);
        },
      ),
    );
  });
});
