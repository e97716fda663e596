/** What became of a push. `error` is what the push service said, without addresses. */
export type PushOutcome =
  /** Taken over. `receipt`: where the push service keeps it (RFC 8030 5), if it says so. */
  | { kind: "sent"; receipt: string | null }
  /** The subscription is no more: the person took the permission back, or the browser was removed. */
  | { kind: "gone"; error: string }
  /** Not taken for now; `unsure`: nobody knows whether it was. */
  | { kind: "retry"; error: string; afterMs: number | null; unsure?: true }
  | { kind: "refused"; reason: PushRefusal; error: string };

export type PushRefusal =
  /** The payload is too large for this push service. */
  | "too_large"
  /** The subscription belongs to another key than ours: the browser makes a new one when it next opens a page. */
  | "other_key"
  | "rejected"
  /** The keys of the browser are none, or its address is not one that may be asked. */
  | "bad_subscription";

const LONGEST_WAIT_MS = 3_600_000;

/**
 * What a push service's answer means. RFC 8030 5 and 8: 201 taken (some say 200 or 202), 404 and 410 gone, 413 too
 * large, 429 later. Google and Mozilla answer 403 and 401 to a key that the subscription was not made with.
 * `now` in ms since the epoch, for a Retry-After that is a date.
 */
export function outcomeOf(
  answer: { status: number; location?: string | undefined; retryAfter?: string | undefined; body: string },
  now: number,
): PushOutcome {
  const { status } = answer;
  const said = answer.body
    .replace(/\s+/g, " ")
    .replace(/https?:\/\/\S+/g, "…")
    .trim()
    .slice(0, 200);
  const error = `The push service answered ${status}${said ? `: ${said}` : "."}`;
  if (status === 200 || status === 201 || status === 202) {
    return { kind: "sent", receipt: answer.location?.slice(0, 500) ?? null };
  }
  if (status === 404 || status === 410) return { kind: "gone", error };
  if (status === 408 || status === 429 || status >= 500) {
    return { kind: "retry", error, afterMs: retryAfterMs(answer.retryAfter, now) };
  }
  if (status === 413) return { kind: "refused", reason: "too_large", error };
  if (status === 401 || status === 403) return { kind: "refused", reason: "other_key", error };
  return { kind: "refused", reason: "rejected", error };
}

/** Seconds or a date (RFC 9110 10.2.3), in ms and not longer than an hour; null when it says neither. */
function retryAfterMs(text: string | undefined, now: number): number | null {
  if (!text) return null;
  const isDate = /^[A-Z][a-z]{2}/.test(text);
  const ms = isDate ? Date.parse(text) - now : /^\d+$/.test(text) ? Number(text) * 1000 : Number.NaN;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : null;
}
