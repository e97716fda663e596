import { expect, test } from "vitest";
import { rateLimitHeaders } from "./rate-limit-headers";

const limit = { capacity: 240, refillMs: 60_000 };

test.each([
  ["some is left", { remaining: 200, resetMs: 9_100, waitMs: 0 }, "200", "10", '"route";r=200;t=10'],
  ["the last one", { remaining: 0, resetMs: 60_000, waitMs: 0 }, "0", "60", '"route";r=0;t=60'],
  ["refused", { remaining: 0, resetMs: 60_000, waitMs: 250 }, "0", "60", '"route";r=0;t=1'],
])("%s", (_what, left, remaining, reset, item) => {
  expect(rateLimitHeaders({ limit, ...left })).toEqual([
    ["ratelimit-limit", "240"],
    ["ratelimit-remaining", remaining],
    ["ratelimit-reset", reset],
    ["ratelimit-policy", '"route";q=240;w=60'],
    ["ratelimit", item],
  ]);
});
