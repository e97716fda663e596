/** A bucket that holds at most `capacity` tokens and refills evenly over `refillMs`. */
export interface BucketShape {
  capacity: number;
  refillMs: number;
}

/** What is stored of a bucket: how many tokens it held at `at` (ms since the epoch). */
export interface BucketLevel {
  tokens: number;
  at: number;
}

/** The level at `now`; a clock that went backwards refills nothing and takes nothing away. */
export function refill(shape: BucketShape, level: BucketLevel, now: number): BucketLevel {
  const elapsed = Math.max(0, now - level.at);
  const tokens = Math.min(shape.capacity, level.tokens + (elapsed * shape.capacity) / shape.refillMs);
  return { tokens, at: Math.max(now, level.at) };
}

/**
 * Takes `wanted` tokens, or none. When they are not there, `waitMs` says how long until they are,
 * provided that nobody else takes any.
 */
export function take(
  shape: BucketShape,
  level: BucketLevel,
  wanted: number,
  now: number,
): { granted: boolean; level: BucketLevel; waitMs: number } {
  const current = refill(shape, level, now);
  if (current.tokens >= wanted) {
    return { granted: true, level: { ...current, tokens: current.tokens - wanted }, waitMs: 0 };
  }
  const missing = wanted - current.tokens;
  return { granted: false, level: current, waitMs: Math.ceil((missing * shape.refillMs) / shape.capacity) };
}
