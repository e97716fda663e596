import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ClockSetting,
  caughtUpAt,
  clockText,
  instanceTime,
  parseClock,
  REAL_TIME,
  realTime,
} from "./clock";

const HOUR = 3_600_000;
const AT = Date.UTC(2026, 10, 21, 18);
/** The last ten hours in ten minutes and ten seconds. */
const replay: ClockSetting = { fromMs: AT - 10 * HOUR, atMs: AT, speed: 60 };

const anyClock = fc
  .record({ back: fc.nat(30 * 24 * HOUR), speed: fc.double({ min: 1.01, max: 120, noNaN: true }) })
  .map(({ back, speed }): ClockSetting => ({ fromMs: AT - back, atMs: AT, speed }));
const moment = fc.integer({ min: AT - HOUR, max: AT + 40 * 24 * HOUR });

describe("the instance's time", () => {
  test.each([
    ["before it starts it stands", AT - HOUR * 11, AT - HOUR * 11],
    ["just before the start", AT - 1_000, replay.fromMs],
    ["at the start", AT, replay.fromMs],
    ["a second later a minute has passed", AT + 1_000, replay.fromMs + 60_000],
    ["after ten minutes ten hours", AT + 600_000, AT],
    ["then it catches up", AT + 615_000, AT + 615_000],
    ["and stays real", AT + 24 * HOUR, AT + 24 * HOUR],
  ])("%s", (_name, real, expected) => {
    expect(instanceTime(replay, real)).toBe(expected);
  });

  test("is never ahead of the real time and never goes back", () => {
    fc.assert(
      fc.property(anyClock, moment, moment, (clock, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(instanceTime(clock, early)).toBeLessThanOrEqual(early);
        expect(instanceTime(clock, early)).toBeLessThanOrEqual(instanceTime(clock, late));
      }),
    );
  });

  test("is the real time when nothing was set", () => {
    fc.assert(
      fc.property(moment, (at) => {
        expect(instanceTime(REAL_TIME, at)).toBe(at);
        expect(realTime(REAL_TIME, at)).toBe(at);
      }),
    );
    expect(caughtUpAt(REAL_TIME)).toBe(0);
  });
});

test("the real moment of an instance's time is the first at which it has come", () => {
  fc.assert(
    fc.property(anyClock, fc.nat(20 * 24 * HOUR), (clock, after) => {
      const wanted = clock.fromMs + after;
      const real = realTime(clock, wanted);
      expect(instanceTime(clock, real)).toBeGreaterThanOrEqual(wanted - 1);
      expect(instanceTime(clock, real - 2)).toBeLessThan(wanted + 1);
    }),
  );
});

test("it has caught up when both are the same for the first time", () => {
  const end = caughtUpAt(replay) ?? 0;
  expect(end - AT).toBe(Math.ceil((10 * HOUR) / 59));
  expect(instanceTime(replay, end)).toBe(end);
  expect(instanceTime(replay, end - 100)).toBeLessThan(end - 100);
});

describe("as text", () => {
  test("it comes back as it was", () => {
    fc.assert(
      fc.property(anyClock, (clock) => {
        expect(parseClock(clockText(clock))).toEqual(clock);
      }),
    );
  });

  test.each([
    ["", "must look like"],
    ["from=yesterday,at=2026-05-01T18:00:00Z,speed=60", "must look like"],
    ["from=2026-05-01T08:00:00Z,at=2026-05-01T18:00:00Z", "must look like"],
    ["from=2026-05-01T08:00:00Z,at=2026-05-01T18:00:00Z,speed=-3", "must look like"],
    ["from=2026-05-01T19:00:00Z,at=2026-05-01T18:00:00Z,speed=60", "must not lie after"],
    ["from=2026-05-01T08:00:00Z,at=2026-05-01T18:00:00Z,speed=0.5", "speed must be more than 1"],
    ["from=2026-05-01T08:00:00Z,at=2026-05-01T18:00:00Z,speed=1000", "speed must be more than 1"],
  ])("%j is refused", (text, words) => {
    expect(() => parseClock(text)).toThrow(words);
  });
});
