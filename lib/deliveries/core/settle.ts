import { backoffMs } from "@/lib/kernel/backoff";
import type { DeliveryKind } from "../schema";
import type { Outcome } from "./outcome";

/** How often a delivery is tried, and how long is waited in between, in ms: doubling, up to the longest. */
export interface Persistence {
  attempts: number;
  baseMs: number;
  maxMs: number;
}

/**
 * Mail that is not taken for now is tried for an hour, as servers expect that keep strangers waiting for some minutes
 * (greylisting); after that the stream is mostly over. The first repeat comes soon, for a connection that broke.
 */
export const MAIL_PERSISTENCE: Persistence = { attempts: 8, baseMs: 30_000, maxMs: 3_600_000 };
/** A push is news for minutes: what does not arrive within five would only startle. */
export const PUSH_PERSISTENCE: Persistence = { attempts: 6, baseMs: 8_000, maxMs: 300_000 };

/** Not to be sent now, but from `until` on. */
export type Hold = { kind: "hold"; until: Date };

/**
 * The reason of what may have gone out although that is not written down. It is tried again under the same name; where
 * it is not worth that any more it fails for this reason, since "not sent, as the stream was over" might be untrue.
 */
export const UNCONFIRMED = "unconfirmed";

/** What is written down of an attempt. */
export interface Settled {
  state: "sent" | "skipped" | "failed" | "queued" | "gathering";
  reason: string | null;
  error: string | null;
  providerId: string | null;
  /** When it is due again, in ms from now; null where it is not. */
  againInMs: number | null;
  /** False: it counts as if it had not been tried. */
  counts: boolean;
}

const NOTHING = { reason: null, error: null, providerId: null, againInMs: null, counts: true };

export interface Attempt {
  kind: DeliveryKind;
  /** Which this was; the first is 1. */
  attempt: number;
  /** See `ClaimedDelivery`. */
  unconfirmed: boolean;
}

/** What becomes of a delivery after an attempt. `downMs`: how long one waits that found the provider away. */
export function settle(
  outcome: Outcome | Hold,
  { kind, attempt, unconfirmed }: Attempt,
  {
    downMs,
    persistence,
    now,
    random,
  }: { downMs: number; persistence: Persistence; now: Date; random: number },
): Settled {
  const again = unconfirmed ? UNCONFIRMED : null;
  switch (outcome.kind) {
    case "sent":
      return { ...NOTHING, state: "sent", providerId: outcome.providerId };
    case "skip":
      return unconfirmed
        ? { ...NOTHING, state: "failed", reason: UNCONFIRMED }
        : { ...NOTHING, state: "skipped", reason: outcome.reason, counts: false };
    case "hold": {
      // What is a gathered message already waits as it is, and so does what a second message must not repeat; a single
      // one may find company meanwhile.
      const state = kind === "gathered" || unconfirmed ? "queued" : "gathering";
      const againInMs = outcome.until.getTime() - now.getTime();
      return { ...NOTHING, state, reason: again ?? "quiet_hours", againInMs, counts: false };
    }
    case "refused":
      return { ...NOTHING, state: "failed", reason: outcome.reason, error: outcome.error };
    case "down":
      return {
        ...NOTHING,
        ...{ state: "queued", reason: again, error: outcome.error, againInMs: downMs, counts: false },
      };
    case "retry": {
      const { error } = outcome;
      const reason = outcome.unsure ? UNCONFIRMED : again;
      if (attempt >= persistence.attempts) {
        return { ...NOTHING, state: "failed", reason: reason ?? "too_often", error };
      }
      const { baseMs, maxMs } = persistence;
      const pauseMs = Math.max(backoffMs(attempt, baseMs, maxMs, random), outcome.afterMs ?? 0);
      return { ...NOTHING, state: "queued", reason, error, againInMs: Math.min(maxMs, pauseMs) };
    }
  }
}
