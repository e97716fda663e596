import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Circuit, learn, putOffMs, roomIn, WORKING } from "./circuit";

const room = (circuit: Circuit, nowMs: number, underWay = 0) =>
  roomIn(circuit, { atOnce: 5, underWay, nowMs });

describe("a provider that is away", () => {
  test("takes all there is room for while it works", () => {
    expect(room(WORKING, 0)).toBe(5);
    expect(room(WORKING, 0, 4)).toBe(1);
    expect(room(WORKING, 0, 9)).toBe(0);
  });

  test("is asked by one, when the pause is over, and by no second beside it", () => {
    const away = learn(WORKING, true, 1_000, 0.5);
    expect(away).toEqual({ failures: 1, pausedUntil: 1_750 });
    expect(room(away, 1_749)).toBe(0);
    expect(room(away, 1_750)).toBe(1);
    expect(room(away, 1_750, 1)).toBe(0);
  });

  test("what was under way when it went counts once", () => {
    const away = learn(WORKING, true, 1_000, 0.5);
    expect(learn(away, true, 1_001, 0.5)).toBe(away);
    expect(learn(away, true, 2_000, 0.5).failures).toBe(2);
  });

  test("is trusted again after one answer", () => {
    const away = learn(learn(WORKING, true, 0, 0), true, 5_000, 0);
    expect(learn(away, false, 9_000, 0)).toEqual(WORKING);
  });

  test("the pause grows, up to half a minute, and who asked waits beyond it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (times, random) => {
          let circuit = WORKING;
          let nowMs = 0;
          for (let n = 0; n < times; n += 1) {
            circuit = learn(circuit, true, nowMs, random);
            const pauseMs = circuit.pausedUntil - nowMs;
            expect(pauseMs).toBeGreaterThanOrEqual(500);
            expect(pauseMs).toBeLessThanOrEqual(30_000);
            expect(putOffMs(circuit, nowMs)).toBeGreaterThan(pauseMs);
            nowMs = circuit.pausedUntil;
          }
          expect(circuit.failures).toBe(times);
        },
      ),
    );
  });
});
