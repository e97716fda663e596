import type { Refusal } from "./diff-subscriptions";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Statuses of subscriptions that will not be another by themselves: who it was about is gone, or the type is. */
const HOPELESS = new Set(["user_removed", "version_removed", "beta_maintenance"]);
/** Somebody has to allow it again; a newer grant ends the rest before its time. */
const NEEDS_PEOPLE = new Set(["authorization_revoked", "moderator_removed", "chat_user_banned"]);

/**
 * How long a subscription rests that Twitch ended with `status`, or refused to make (an HTTP status). What may be
 * better in a moment is tried again after a minute, then after twice as long each time, up to six hours.
 * @param attempts how often in a row, 1 for the first time
 */
export function restMs(status: string | number, attempts: number): number {
  if (typeof status === "string" ? HOPELESS.has(status) : status === 404) return DAY_MS;
  if (typeof status === "string" ? NEEDS_PEOPLE.has(status) : status === 403 || status === 401)
    return HOUR_MS;
  return Math.min(6 * HOUR_MS, MINUTE_MS * 2 ** Math.min(attempts - 1, 20));
}

/** The refusal that is noted of one, after those before it. */
export function refusalOf(
  key: string,
  status: string | number,
  before: Refusal | undefined,
  now: Date,
): Refusal {
  const attempts = (before?.attempts ?? 0) + 1;
  return { key, attempts, refusedAt: now, retryAt: new Date(now.getTime() + restMs(status, attempts)) };
}
