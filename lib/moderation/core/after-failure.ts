import { backoffMs } from "@/lib/kernel/backoff";
import type { ModeratorDeed, TwitchFailure } from "./types";

/** What to do when Twitch did not do what it was asked. */
export type After = { do: "nothing" } | { do: "retry"; inMs: number } | { do: "fail"; why: string };

/** What is not done by then is of no use any more. */
export const WORTH_MS = 5 * 60_000;
const MOST_ATTEMPTS = 6;

/**
 * What to do about `deed` after it failed for the n-th time (from 1), `ageMs` after the offence. Everything that is
 * asked for may be asked for twice: it is the same when it was done already. `account` is the login that tried.
 */
export function afterFailure(
  deed: ModeratorDeed["do"],
  { kind, status, retryAfterMs, message }: TwitchFailure,
  { attempt, ageMs, account }: { attempt: number; ageMs: number; account: string },
  random: number,
): After {
  // Gone already, banned already, not banned any more.
  if (deed === "delete" && status === 404) return { do: "nothing" };
  if (status === 400 && /already banned|is not banned/i.test(message)) return { do: "nothing" };
  if (status === 403) return { do: "fail", why: notModerator(account) };
  if (kind === "missing_scope" || kind === "unauthorized") return { do: "fail", why: notAllowed(account) };
  if (status === 400 && /may not be|may not delete/i.test(message)) {
    return { do: "fail", why: "Twitch does not let anybody do this to them: they may be a moderator now." };
  }
  const mayPass = kind !== "rejected" || status === 409 || status === 425;
  if (!mayPass || kind === "not_found") return { do: "fail", why: message };
  const inMs = Math.max(retryAfterMs ?? 0, backoffMs(attempt, 1_000, 30_000, random));
  if (attempt >= MOST_ATTEMPTS || ageMs + inMs > WORTH_MS) {
    return { do: "fail", why: `${message} It was tried ${attempt === 1 ? "once" : `${attempt} times`}.` };
  }
  return { do: "retry", inMs };
}

const notModerator = (account: string): string =>
  `${account} is not a moderator in this channel: type /mod ${account} in its chat.`;
const notAllowed = (account: string): string =>
  `${account} has not allowed this on Twitch, or took it back: an operator connects the account again on the bot's page.`;

/** Said of what no account could do. */
export const NO_ACCOUNT =
  "No account writes for this Tallylight yet: an operator connects one on the bot's page.";
/** Said of what was found too late. */
export const TOO_LATE = "The bots were away: five minutes later it was of no use any more.";
