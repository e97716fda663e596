import { expect, test } from "vitest";
import { RateLimits } from "./rate-limits";

const START = 1_800_000_000_000;

test("800 points a minute, refilled evenly; the reset is when the bucket is full again", () => {
  const clock = { now: START };
  const limits = new RateLimits(() => clock.now);
  expect(limits.spend("app", null)).toEqual({
    granted: true,
    limit: 800,
    remaining: 799,
    resetAt: START / 1000 + 1,
  });
  for (let point = 1; point < 800; point += 1) expect(limits.spend("app", null).granted).toBe(true);
  const refused = limits.spend("app", null);
  expect(refused).toMatchObject({ granted: false, remaining: 0, resetAt: START / 1000 + 60 });
  clock.now += 7_500;
  expect(limits.peek("app", null).remaining).toBe(100);
});

test("each app, and each person using an app, has a bucket of its own", () => {
  const limits = new RateLimits(() => START);
  limits.drain("app", null);
  expect(limits.spend("app", null).granted).toBe(false);
  expect(limits.spend("app", "900000001").remaining).toBe(799);
  expect(limits.spend("other", null).remaining).toBe(799);
  expect(limits.list().map((entry) => [entry.clientId, entry.userId])).toEqual([
    ["app", null],
    ["app", "900000001"],
    ["other", null],
  ]);
});

test("a new capacity fills every bucket to it", () => {
  const limits = new RateLimits(() => START);
  limits.drain("app", null);
  limits.setCapacity(10);
  expect(limits.spend("app", null)).toMatchObject({ granted: true, limit: 10, remaining: 9 });
});

test("an endpoint with a bucket of its own spends nothing else", () => {
  const limits = new RateLimits(() => 0);
  const own = { name: "downloads", perMinute: 2 };
  const spent = [1, 2, 3].map(() => limits.spend("app", "1", own));
  expect(spent.map(({ granted, limit }) => [granted, limit])).toEqual([
    [true, 2],
    [true, 2],
    [false, 2],
  ]);
  expect(limits.spend("app", "2", own).granted).toBe(true);
  expect(limits.spend("app", "1")).toMatchObject({ granted: true, limit: 800, remaining: 799 });
  expect(limits.list().map(({ userId }) => userId)).toEqual(["1"]);
});
