import { backoffMs } from "@/lib/kernel/backoff";
import { type Twitch, TwitchError } from "@/lib/twitch";
import type { SaidOverIrc } from "@/lib/twitch/chat";
import { type Attempt, afterRefusals, attemptOf, NO_WAY, type Outcome } from "./core/outcome";
import { type Way, waysFor } from "./core/ways";
import type { HeadRow, Writer } from "./repository-claim";

/** The ways out of this process. */
export interface Outlets {
  helix: Pick<Twitch, "sendChatMessage">;
  /** Writes over IRC as the account; see `ChatPool.say`. */
  irc(login: string, text: string, replyToId: string | null): Promise<SaidOverIrc>;
}

export interface Delivery {
  message: HeadRow;
  /** As it is sent: see `variantOf`. */
  text: string;
  writer: Writer;
  /** How often it was tried before. */
  tries: number;
}

const RETRY_MS = 500;
const RETRY_AT_MOST_MS = 8_000;
/** How long another way is preferred after Helix left open what it did. */
const AWAY_MS = 30_000;
/** Waiting for a token or for points: not longer, or the lease of the message runs out. */
const PATIENCE_MS = 5_000;

/** Sends one message, over the best way that is open, at most once. */
export function createDeliver(
  { helix, irc }: Outlets,
  { now, random }: { now: () => number; random: () => number },
): (delivery: Delivery) => Promise<Outcome> {
  let awayUntil = 0;

  const overHelix = async (way: Way, { message, text, writer }: Delivery): Promise<Attempt> => {
    const { channelId, replyToId } = message;
    const options = {
      as: way === "app" ? way : "account",
      signal: AbortSignal.timeout(PATIENCE_MS),
    } as const;
    try {
      const sent = await helix.sendChatMessage({ channelId, senderId: writer.id, text, replyToId }, options);
      if (sent.sent) return { state: "sent", messageId: sent.messageId, via: "api" };
      return { state: "dropped", code: sent.code, reason: sent.reason, via: "api" };
    } catch (error) {
      // Whatever is no answer of Twitch's happened before anything was sent.
      if (!(error instanceof TwitchError)) return notReached();
      const attempt = attemptOf(error);
      if (attempt.state === "unknown" || error.kind === "unavailable") awayUntil = now() + AWAY_MS;
      return attempt;
    }
  };

  const overIrc = async ({ message, text }: Delivery): Promise<Attempt> => {
    const said = await irc(message.login, text, message.replyToId);
    switch (said.result) {
      case "sent":
        return { state: "sent", messageId: said.messageId, via: "irc" };
      case "refused":
        return { state: "dropped", code: said.code, reason: said.reason, via: "irc" };
      case "silence":
        return { state: "unknown", reason: "Twitch's chat did not say what became of it.", via: "irc" };
      case "not_sent":
        return { state: "refused", code: "unavailable", reason: said.reason, again: true, afterMs: null };
    }
  };

  return async (delivery) => {
    const ways = waysFor({ ...delivery.message, scopes: delivery.writer.scopes }, now() < awayUntil);
    const refusals: Extract<Attempt, { state: "refused" }>[] = [];
    for (const way of ways) {
      const attempt = way === "irc" ? await overIrc(delivery) : await overHelix(way, delivery);
      if (attempt.state !== "refused") return attempt;
      refusals.push(attempt);
    }
    const pauseMs = backoffMs(delivery.tries + 1, RETRY_MS, RETRY_AT_MOST_MS, random());
    return afterRefusals(refusals.length === 0 ? [NO_WAY] : refusals, pauseMs);
  };
}

const notReached = (): Attempt => ({
  state: "refused",
  code: "unavailable",
  reason: "Twitch could not be asked in time.",
  again: true,
  afterMs: null,
});
