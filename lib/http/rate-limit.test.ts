import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRateLimiter } from "./rate-limit";

const limit = { capacity: 3, refillMs: 3_000 };
const refused = { code: "rate_limited", retryAfterSeconds: 1 };

describe("the rate limiter", () => {
  test("lets through what the limit allows, then refuses with the time to wait, then lets through again", () => {
    const limiter = createRateLimiter();
    for (let n = 0; n < 3; n += 1) limiter.spend("read", "vera", limit, 0);
    expect(() => limiter.spend("read", "vera", limit, 10)).toThrow(expect.objectContaining(refused));
    expect(() => limiter.spend("read", "vera", limit, 1_000)).not.toThrow();
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
