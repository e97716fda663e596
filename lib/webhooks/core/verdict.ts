/** What an answer, or none, says about one event. */
export type Verdict =
  | { is: "taken" }
  /** Comes again after a pause. */
  | { is: "failed"; why: string; retryAfterMs?: number }
  /** Comes again some times, and then no more: the receiver does not want this one event. */
  | { is: "unwanted"; why: string }
  /** The receiver wants no more at all. */
  | { is: "over"; why: string };

/**
 * Client errors that are about what was sent. The others (a wrong path, a token that is missing) are about where to,
 * and would be said of every event: those wait until somebody has mended it.
 */
const ABOUT_THE_EVENT = new Set([400, 409, 413, 415, 422]);
/** Longer than this nobody is waited for, whatever they say. */
const MOST_WAIT_MS = 3_600_000;

/** Reads the status of an answer. `retryAfter` is the header's value, `now` in ms since the epoch. */
export function verdictOf(status: number, retryAfter: string | undefined, now: number): Verdict {
  if (status >= 200 && status < 300) return { is: "taken" };
  if (status === 410) return { is: "over", why: "The receiver wants no more: it answered 410." };
  const why = `The receiver answered ${status}.`;
  if (status === 429 || status === 503) {
    const retryAfterMs = waitOf(retryAfter, now);
    return { is: "failed", why, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  if (ABOUT_THE_EVENT.has(status)) return { is: "unwanted", why };
  if (status >= 300 && status < 400)
    return { is: "failed", why: `The receiver answered ${status}: redirects are not followed.` };
  return { is: "failed", why };
}

/** Seconds or a date (RFC 9110, 10.2.3), as ms from now. */
function waitOf(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  const value = retryAfter.trim();
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), MOST_WAIT_MS) : undefined;
}
