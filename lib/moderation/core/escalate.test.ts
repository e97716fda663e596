import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_CONDUCT } from "../schema";
import { nextStep, standing } from "./escalate";

const HOUR = 3_600_000;
const step = (times: number[], now: number) => nextStep(DEFAULT_CONDUCT, times, now);

test.each([
  [[], 0, { action: "warn" }],
  [[0], 1, { action: "delete" }],
  [[0, 1], 2, { action: "timeout", seconds: 60 }],
  [[0, 1, 2], 3, { action: "timeout", seconds: 600 }],
  [[0, 1, 2, 3, 4, 5], 6, { action: "timeout", seconds: 600 }],
  [[0], HOUR, { action: "warn" }],
  [[0, 1, 2], HOUR + 2, { action: "timeout", seconds: 60 }],
  [[0, 1, 2], 3 * HOUR + 2, { action: "warn" }],
  [[0, HOUR, 2 * HOUR], 3 * HOUR, { action: "warn" }],
])("after offences at %j, one at %d: %j", (times, now, expected) => {
  expect(step(times, now)).toEqual(expected);
});

const times = fc.array(fc.integer({ min: 0, max: 50 * HOUR }), { maxLength: 30 });

test("one more offence never lessens a person's standing, and waiting never worsens it", () => {
  fc.assert(
    fc.property(
      times,
      fc.integer({ min: 0, max: 60 * HOUR }),
      fc.integer({ min: 0, max: 5 * HOUR }),
      (before, now, wait) => {
        const earlier = before.filter((at) => at <= now);
        const count = standing(earlier, now, HOUR);
        expect(count).toBeLessThanOrEqual(earlier.length);
        expect(standing([...earlier, now], now, HOUR)).toBe(count + 1);
        expect(standing(earlier, now + wait, HOUR)).toBeLessThanOrEqual(count);
      },
    ),
  );
});

test("the order in which offences are given does not matter", () => {
  fc.assert(
    fc.property(times, (given) => {
      expect(standing([...given].reverse(), 60 * HOUR, HOUR)).toBe(standing(given, 60 * HOUR, HOUR));
    }),
  );
});
