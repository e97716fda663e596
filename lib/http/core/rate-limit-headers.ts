/** An allowance, as far as it is told. */
interface Left {
  limit: { capacity: number; refillMs: number };
  remaining: number;
  resetMs: number;
  waitMs: number;
}

/**
 * What is left to a caller, in the three headers that programs know and in the two of
 * draft-ietf-httpapi-ratelimit-headers. There `t` is when the allowance is whole again; here when it is spent, when
 * the next request may be made.
 */
export function rateLimitHeaders({ limit, remaining, resetMs, waitMs }: Left): [string, string][] {
  const seconds = (ms: number) => Math.ceil(ms / 1000);
  const whole = seconds(resetMs);
  return [
    ["ratelimit-limit", String(limit.capacity)],
    ["ratelimit-remaining", String(remaining)],
    ["ratelimit-reset", String(whole)],
    ["ratelimit-policy", `"route";q=${limit.capacity};w=${seconds(limit.refillMs)}`],
    ["ratelimit", `"route";r=${remaining};t=${waitMs > 0 ? Math.max(1, seconds(waitMs)) : whole}`],
  ];
}
