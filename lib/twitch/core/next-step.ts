import { backoffMs } from "@/lib/kernel/backoff";
import { REFILL_MS } from "./points";
import type { RateHeaders } from "./rate-headers";
import { refusalError, type TwitchError } from "./twitch-error";

/** What came of one attempt at a call that may be repeated. */
export type Outcome =
  | { kind: "broken"; error: TwitchError }
  | {
      kind: "answered";
      status: number;
      /** The `message` of an error body. */
      words: string | undefined;
      rate: RateHeaders | null;
      retryAfterMs: number | null;
    };

/** What has been tried so far for one call. */
export interface Tries {
  renewals: number;
  limited: number;
  broken: number;
}
export const NO_TRIES: Tries = { renewals: 0, limited: 0, broken: 0 };

export type Step =
  | { do: "accept" }
  | { do: "fail"; error: TwitchError }
  | { do: "renew"; tries: Tries }
  | { do: "wait"; ms: number; bucketIsEmpty: boolean; tries: Tries };

export interface Limits {
  /** Whether a refused token can be replaced. */
  canRenew: boolean;
  /** The longest pause that is worth it, in ms. */
  maxWaitMs: number;
}

const MOST_LIMITED = 3;
const MOST_BROKEN = 2;
/** Reset times come in whole seconds from a clock that is not ours; a bucket is full after REFILL_MS at the latest. */
const LEAST_RESET_MS = 250;

/**
 * What to do after an attempt at a GET. Never-ending trouble ends: one new token, two repeats after a
 * failure of theirs, three after "too many requests". `random` is in [0, 1).
 */
export function nextStep(what: string, outcome: Outcome, tries: Tries, limits: Limits, random: number): Step {
  if (outcome.kind === "broken") {
    // Whoever has waited out one timeout has no time for another.
    return outcome.error.kind === "unavailable"
      ? repeat(outcome.error, tries, random)
      : { do: "fail", error: outcome.error };
  }
  const { status, words } = outcome;
  if (status >= 200 && status < 300) return { do: "accept" };
  if (status === 401 && limits.canRenew && tries.renewals === 0) {
    return { do: "renew", tries: { ...tries, renewals: 1 } };
  }
  if (status === 429) return afterTooMany(what, outcome, tries, limits, random);
  const error = refusalError(what, status, words, outcome.retryAfterMs ?? undefined);
  return status >= 500 ? repeat(error, tries, random) : { do: "fail", error };
}

function repeat(error: TwitchError, tries: Tries, random: number): Step {
  if (tries.broken >= MOST_BROKEN) return { do: "fail", error };
  const broken = tries.broken + 1;
  const ms = backoffMs(broken, 300, 2_000, random);
  return { do: "wait", ms, bucketIsEmpty: false, tries: { ...tries, broken } };
}

/** Not every 429 comes from an empty bucket, so only one that says so closes it for everybody. */
function afterTooMany(
  what: string,
  { status, words, rate, retryAfterMs }: Extract<Outcome, { kind: "answered" }>,
  tries: Tries,
  limits: Limits,
  random: number,
): Step {
  const limited = tries.limited + 1;
  const bucketIsEmpty = rate?.remaining === 0;
  const resetMs =
    rate && bucketIsEmpty ? Math.min(REFILL_MS, Math.max(LEAST_RESET_MS, rate.resetInMs)) : null;
  const ms = retryAfterMs ?? resetMs ?? backoffMs(limited, 1_000, 10_000, random);
  if (limited > MOST_LIMITED || ms > limits.maxWaitMs) {
    return { do: "fail", error: refusalError(what, status, words, ms) };
  }
  return { do: "wait", ms, bucketIsEmpty, tries: { ...tries, limited } };
}
