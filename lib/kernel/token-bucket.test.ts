import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BucketLevel, type BucketShape, refill, take } from "./token-bucket";

const MINUTE: BucketShape = { capacity: 60, refillMs: 60_000 };

describe("refill", () => {
  test.each([
    ["nothing passes, nothing changes", { tokens: 7, at: 1_000 }, 1_000, { tokens: 7, at: 1_000 }],
    ["a token a second", { tokens: 7, at: 1_000 }, 4_000, { tokens: 10, at: 4_000 }],
    ["parts of tokens count", { tokens: 0, at: 0 }, 500, { tokens: 0.5, at: 500 }],
    ["never above the capacity", { tokens: 59, at: 0 }, 90_000, { tokens: 60, at: 90_000 }],
    ["a clock that went backwards", { tokens: 7, at: 5_000 }, 4_000, { tokens: 7, at: 5_000 }],
    ["a capacity that shrank", { tokens: 500, at: 0 }, 0, { tokens: 60, at: 0 }],
  ])("%s", (_, level, now, expected) => {
    expect(refill(MINUTE, level, now)).toEqual(expected);
  });
});

describe("take", () => {
  test("takes what is there", () => {
    expect(take(MINUTE, { tokens: 5, at: 0 }, 5, 0)).toEqual({
      granted: true,
      level: { tokens: 0, at: 0 },
      waitMs: 0,
    });
  });

  test("takes nothing when too little is there, and says how long until it is", () => {
    expect(take(MINUTE, { tokens: 2, at: 0 }, 5, 0)).toEqual({
      granted: false,
      level: { tokens: 2, at: 0 },
      waitMs: 3_000,
    });
  });
});

const shapes = fc.record({
  capacity: fc.integer({ min: 1, max: 2_000 }),
  refillMs: fc.integer({ min: 1, max: 600_000 }),
});
const steps = fc.array(
  fc.record({ after: fc.integer({ min: -5_000, max: 120_000 }), wanted: fc.integer({ min: 0, max: 3_000 }) }),
);

/** Plays takes one after the other; gives the tokens taken and the time that passed, backward steps left out. */
function play(shape: BucketShape, plan: { after: number; wanted: number }[]) {
  let level: BucketLevel = { tokens: shape.capacity, at: 0 };
  let now = 0;
  let taken = 0;
  for (const { after, wanted } of plan) {
    now += after;
    const result = take(shape, level, wanted, now);
    level = result.level;
    if (result.granted) taken += wanted;
  }
  return { level, taken };
}

describe("however it is used", () => {
  test("it holds between nothing and its capacity", () => {
    fc.assert(
      fc.property(shapes, steps, (shape, plan) => {
        const { level } = play(shape, plan);
        expect(level.tokens).toBeGreaterThanOrEqual(0);
        expect(level.tokens).toBeLessThanOrEqual(shape.capacity);
      }),
    );
  });

  test("it never gives more than it held at first and what was refilled since", () => {
    fc.assert(
      fc.property(shapes, steps, (shape, plan) => {
        const { level, taken } = play(shape, plan);
        const most = shape.capacity * (1 + level.at / shape.refillMs);
        expect(taken).toBeLessThanOrEqual(most + 1e-6 * most);
      }),
    );
  });

  test("whoever waits as long as told gets what they wanted, and not a millisecond too late", () => {
    fc.assert(
      fc.property(
        shapes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1 }),
        (shape, share, n) => {
          const level = { tokens: share * shape.capacity, at: 0 };
          const wanted = (n % shape.capacity) + 1;
          const { granted, waitMs } = take(shape, level, wanted, 0);
          if (granted) return;
          // A little slack: sums of fractions are not exact.
          expect(refill(shape, level, waitMs).tokens).toBeGreaterThan(wanted - 1e-6 * shape.capacity);
          const early = refill(shape, level, waitMs - 1).tokens;
          expect(early).toBeLessThan(wanted + 1e-6 * shape.capacity);
        },
      ),
    );
  });
});
