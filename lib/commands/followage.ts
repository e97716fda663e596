import { type Twitch, TwitchError } from "@/lib/twitch";
import type { Followage } from "./core/template/facts";

export interface FollowageDeps {
  twitch: Pick<Twitch, "getFollowedAt">;
  /** ms since the epoch */
  now: () => number;
  log: { warn(fields: object, message: string): void };
}

/** An answer that comes later is late, and is said without it. */
const TIMEOUT_MS = 2_000;
/** For how long an answer holds: people want to see at once that they follow now, and nobody starts to follow earlier. */
const HOLDS_MS: Record<Followage["state"], number> = { following: 300_000, not: 10_000, unknown: 10_000 };
/** Pairs that are remembered, at most. */
const MOST_REMEMBERED = 10_000;

interface Remembered {
  answer: Promise<Followage>;
  /** ms since the epoch; while it is being asked for, never. */
  until: number;
}

/**
 * Tells since when somebody follows a channel: within 2 seconds, and it never throws. Asked again soon, or while it is
 * being asked, it does not ask Twitch again.
 */
export function createFollowage(
  deps: FollowageDeps,
): (channelId: string, personId: string) => Promise<Followage> {
  const remembered = new Map<string, Remembered>();

  return (channelId, personId) => {
    // Nobody can follow themselves.
    if (channelId === personId) return Promise.resolve({ state: "not" });
    const key = `${channelId} ${personId}`;
    const known = remembered.get(key);
    if (known && known.until > deps.now()) return known.answer;
    const asked: Remembered = { answer: ask(deps, channelId, personId), until: Number.POSITIVE_INFINITY };
    // Behind the others again: what is in front is the oldest.
    remembered.delete(key);
    remembered.set(key, asked);
    if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? key);
    return asked.answer.then((answer) => {
      asked.until = deps.now() + HOLDS_MS[answer.state];
      return answer;
    });
  };
}

async function ask({ twitch, log }: FollowageDeps, channelId: string, personId: string): Promise<Followage> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const since = await twitch.getFollowedAt(channelId, personId, { signal });
    return since ? { state: "following", since } : { state: "not" };
  } catch (error) {
    const kind = error instanceof TwitchError ? error.kind : null;
    if (kind === "missing_scope" || kind === "unauthorized") return { state: "unknown", why: NOT_ALLOWED };
    log.warn({ err: error, channelId }, "nobody can tell whether somebody follows");
    return { state: "unknown", why: "Twitch does not answer" };
  }
}

/** Said in chat, where the streamer reads it: the page of the connection has a button for it. */
const NOT_ALLOWED = "the streamer has not allowed it yet";
