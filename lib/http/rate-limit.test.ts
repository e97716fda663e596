import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assertGranted, createRateLimiter as create } from "./rate-limit";

/** One that refuses by throwing, as those who use it do. */
function createRateLimiter(mostCallers?: number) {
  const limiter = create(mostCallers);
  return { spend: (...given: Parameters<typeof limiter.spend>) => assertGranted(limiter.spend(...given)) };
}

const limit = { capacity: 3, refillMs: 3_000 };
const refused = { code: "rate_limited", retryAfterSeconds: 1 };

describe("the rate limiter", () => {
  test("lets through what the limit allows, then refuses with the time to wait, then lets through again", () => {
    const limiter = createRateLimiter();
    for (let n = 0; n < 3; n += 1) limiter.spend("read", "vera", limit, 0);
    expect(() => limiter.spend("read", "vera", limit, 10)).toThrow(expect.objectContaining(refused));
    expect(() => limiter.spend("read", "vera", limit, 1_000)).not.toThrow();
  });

  test("says what is left, and when all of it is back", () => {
    const limiter = create();
    expect(limiter.spend("read", "vera", limit, 0)).toEqual({
      limit,
      remaining: 2,
      resetMs: 1_000,
      waitMs: 0,
    });
    limiter.spend("read", "vera", limit, 0);
    expect(limiter.spend("read", "vera", limit, 500)).toMatchObject({ remaining: 0, resetMs: 2_500 });
    expect(limiter.spend("read", "vera", limit, 500)).toMatchObject({ remaining: 0, waitMs: 500 });
  });

  test("keeps people, routes and limits apart", () => {
    const limiter = createRateLimiter();
    for (let n = 0; n < 3; n += 1) limiter.spend("read", "vera", limit, 0);
    expect(() => limiter.spend("read", "max", limit, 0)).not.toThrow();
    expect(() => limiter.spend("write", "vera", limit, 0)).not.toThrow();
    expect(() => limiter.spend("read", "vera", { capacity: 1, refillMs: 1 }, 0)).not.toThrow();
  });

  test("with more callers than it holds, those in use are kept over those at rest", () => {
    const limiter = createRateLimiter(4);
    for (const name of ["a", "b", "c"]) limiter.spend("read", name, limit, 0);
    for (let n = 0; n < 3; n += 1) limiter.spend("read", "busy", limit, 3_000);
    limiter.spend("read", "new", limit, 3_000);
    expect(() => limiter.spend("read", "busy", limit, 3_000)).toThrow(expect.objectContaining(refused));
  });

  test("never lets more through in any stretch than the limit and what comes back meanwhile", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(900), { minLength: 1, maxLength: 60 }), (gaps) => {
        const limiter = createRateLimiter();
        const passed: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          try {
            limiter.spend("read", "vera", limit, now);
            passed.push(now);
          } catch {
            // refused: not counted
          }
        }
        for (const [first, from] of passed.entries()) {
          for (const [last, to] of passed.entries()) {
            if (last < first) continue;
            expect(last - first + 1).toBeLessThanOrEqual(3 + (to - from) / 1_000 + 1e-6);
          }
        }
      }),
    );
  });
});
