import type { z } from "zod";
import type { accountRole } from "../schema";

/** What the account is in a channel; null: not known, which counts as nobody. */
export type AccountRole = z.infer<typeof accountRole> | null;

/** A message that a bot began to send. */
export interface Claim {
  channelId: string;
  /** ms since the epoch */
  at: number;
}

/** The next message of a channel. */
export interface Head {
  id: string;
  channelId: string;
  role: AccountRole;
  /** See `urgencyOf`. */
  urgency: number;
  /** Both in ms since the epoch; `notBefore` 0: at once. */
  createdAt: number;
  notBefore: number;
}

export interface PacePlan {
  /** Those to be sent now. */
  claims: Head[];
  /** When the next may be sent, in ms since the epoch; null: none waits. */
  nextAt: number | null;
}

/** dev.twitch.tv/docs/chat/#rate-limits: of an account, whichever channels it writes in. */
export const WINDOW_MS = 30_000;
export const MOST = 20;
export const MOST_TRUSTED = 100;
/** Where it is neither moderator, VIP nor broadcaster. */
const CHANNEL_WINDOW_MS = 1_000;
/** Twitch counts by its own clock and after the network's delay, which may push two of ours closer together. */
const SLACK = 1.1;

/** How far back claims matter, in ms. */
export const PACE_REACH_MS = WINDOW_MS * SLACK;

/**
 * Whom to let speak now: the urgent first, then those who have waited longest. Twitch has one count for an account;
 * only how far it may go differs from channel to channel. So what is said where we are trusted counts elsewhere too.
 */
export function planSending(heads: readonly Head[], before: readonly Claim[], now: number): PacePlan {
  const claims: Head[] = [];
  const counted = [...before];
  let nextAt: number | null = null;
  const inOrder = heads.toSorted(
    (a, b) => a.urgency - b.urgency || a.createdAt - b.createdAt || compare(a.id, b.id),
  );
  for (const head of inOrder) {
    const at = mayBeSentAt(head, counted, now);
    if (at <= now) {
      claims.push(head);
      counted.push({ channelId: head.channelId, at: now });
    } else {
      nextAt = Math.min(nextAt ?? at, at);
    }
  }
  return { claims, nextAt };
}

/** When a message may be sent at the earliest, provided that no other is before; ms since the epoch. */
export function mayBeSentAt(
  { channelId, role, notBefore }: Pick<Head, "channelId" | "role" | "notBefore">,
  before: readonly Claim[],
  now: number,
): number {
  const isTrusted = role !== null && role !== "nobody";
  const account = freeAt(
    before.map(({ at }) => at),
    isTrusted ? MOST_TRUSTED : MOST,
    WINDOW_MS,
    now,
  );
  const own = before.filter((claim) => claim.channelId === channelId).map(({ at }) => at);
  const channel = isTrusted ? now : freeAt(own, 1, CHANNEL_WINDOW_MS, now);
  return Math.max(account, channel, notBefore, now);
}

/** When there are fewer than `most` within the window. */
function freeAt(times: readonly number[], most: number, windowMs: number, now: number): number {
  const taken = windowMs * SLACK;
  const recent = times.filter((at) => at > now - taken).sort((a, b) => a - b);
  const blocking = recent.at(-most);
  return blocking === undefined ? now : Math.ceil(blocking + taken);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
