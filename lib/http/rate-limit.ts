import { TallyError } from "@/lib/kernel/errors";
import { type BucketLevel, type BucketShape, refill, take } from "@/lib/kernel/token-bucket";

/** How many requests one caller may make: `capacity` at once, all back after `refillMs`. */
export type RateLimit = BucketShape;

/** Reading: far more than pages and people need, far less than a loop gone wild makes. */
export const READ_LIMIT: RateLimit = { capacity: 240, refillMs: 60_000 };
/** Writing. */
export const WRITE_LIMIT: RateLimit = { capacity: 60, refillMs: 60_000 };

/** How a caller's allowance stands after a request. */
export interface Allowance {
  limit: RateLimit;
  /** Requests that may be made at once now. */
  remaining: number;
  /** Milliseconds until all of it is back. */
  resetMs: number;
  /** How long until the next may be made; 0: this one was granted. */
  waitMs: number;
}

export interface RateLimiter {
  /** Takes one request of `caller` from the allowance called `name`; limits that differ are allowances apart. */
  spend(name: string, caller: string, limit: RateLimit, now: number): Allowance;
}

const MOST_CALLERS = 20_000;

/**
 * Allowances in the memory of this process. That is enough: they protect the process from a caller gone
 * wild, and that several web processes allow each their share makes nothing wrong. What must be counted
 * exactly, such as Twitch's points, is counted in Postgres. A full bucket says nothing that a new one does
 * not, so when there are too many callers the full ones are forgotten, and then the oldest.
 */
export function createRateLimiter(mostCallers = MOST_CALLERS): RateLimiter {
  const levels = new Map<string, { limit: RateLimit; level: BucketLevel }>();

  const forget = (now: number) => {
    for (const [key, { limit, level }] of levels) {
      if (refill(limit, level, now).tokens >= limit.capacity) levels.delete(key);
    }
    for (const key of levels.keys()) {
      if (levels.size < mostCallers) break;
      levels.delete(key);
    }
  };

  return {
    spend(name, caller, limit, now) {
      const key = `${name} ${limit.capacity}/${limit.refillMs} ${caller}`;
      const known = levels.get(key);
      if (!known && levels.size >= mostCallers) forget(now);
      const { granted, level, waitMs } = take(
        limit,
        known?.level ?? { tokens: limit.capacity, at: now },
        1,
        now,
      );
      // Set anew, so that the map's order is the order of use.
      levels.delete(key);
      levels.set(key, { limit, level });
      const resetMs = Math.ceil(((limit.capacity - level.tokens) * limit.refillMs) / limit.capacity);
      return { limit, remaining: Math.floor(level.tokens), resetMs, waitMs: granted ? 0 : waitMs };
    },
  };
}

/** @throws TallyError rate_limited when the request was not granted */
export function assertGranted({ waitMs }: Allowance): void {
  if (waitMs === 0) return;
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  throw new TallyError("rate_limited", `That was too fast. Try again in ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}

// `next dev` reloads modules, and Next may load one twice for two kinds of routes: the allowances are one.
const home = globalThis as { tallylightRateLimiter?: RateLimiter };

/** The process's one limiter. */
export function rateLimiter(): RateLimiter {
  home.tallylightRateLimiter ??= createRateLimiter();
  return home.tallylightRateLimiter;
}
