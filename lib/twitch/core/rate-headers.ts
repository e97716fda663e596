/** What the headers of an answer tell of the bucket it was paid from. */
export interface RateHeaders {
  /** Points the bucket holds when full. */
  limit: number;
  /** Points left in it. */
  remaining: number;
  /** Until it is full again, by our clock and never negative. */
  resetInMs: number;
}

/** The part of fetch's Headers that is read here. */
export interface HeaderReader {
  get(name: string): string | null;
}

/** The `Ratelimit-*` headers; null unless all three are there and sane. `now` in ms since the epoch. */
export function readRateHeaders(headers: HeaderReader, now: number): RateHeaders | null {
  const limit = readCount(headers.get("ratelimit-limit"));
  const remaining = readCount(headers.get("ratelimit-remaining"));
  const resetSeconds = readCount(headers.get("ratelimit-reset"));
  if (limit === null || remaining === null || resetSeconds === null || limit === 0) return null;
  return { limit, remaining: Math.min(remaining, limit), resetInMs: Math.max(0, resetSeconds * 1000 - now) };
}

/** `Retry-After` in ms, given in seconds or as a date; null without one. */
export function readRetryAfter(headers: HeaderReader, now: number): number | null {
  const text = headers.get("retry-after");
  if (text === null) return null;
  const seconds = readCount(text);
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function readCount(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null;
}
