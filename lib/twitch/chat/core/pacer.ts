/** At most `most` within any `windowMs`. */
export interface Pace {
  most: number;
  windowMs: number;
}

/** Twitch ignores JOINs beyond this, per account, whatever the connection. */
export const JOIN_PACE: Pace = { most: 20, windowMs: 10_000 };
/** Attempts to log in, per account. */
export const LOGIN_PACE: Pace = { most: 20, windowMs: 10_000 };

/**
 * How many more may be sent at `now`, and when the next may be if none can (ms since the epoch). `sent` are the
 * times of those before, oldest first. Twitch counts by its own clock and after the network's delay, which
 * may push two of ours closer together: so the window is taken a tenth longer.
 */
export function pacing(
  { most, windowMs }: Pace,
  sent: readonly number[],
  now: number,
): { free: number; nextAt: number } {
  const windowTaken = windowMs * 1.1;
  const recent = sent.filter((at) => at > now - windowTaken);
  const free = Math.max(0, most - recent.length);
  const first = recent.at(-most);
  return { free, nextAt: free > 0 || first === undefined ? now : Math.ceil(first + windowTaken) };
}

/** The times that still count: what is older can be forgotten. */
export function stillCounted({ windowMs }: Pace, sent: readonly number[], now: number): number[] {
  return sent.filter((at) => at > now - windowMs * 2);
}
