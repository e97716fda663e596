import type { ChannelState } from "../schema";

type UnreadState = Extract<ChannelState, "joining" | "refused" | "disconnected">;

/** Why a channel is not read: the state it is in, and what people are told; null where the state says it all. */
const REASONS: Readonly<Record<string, { state: UnreadState; words: string | null }>> = {
  joining: { state: "joining", words: null },
  disconnected: {
    state: "disconnected",
    words: "The connection to Twitch's chat broke. It is being opened again.",
  },
  reconnect: { state: "disconnected", words: "Twitch asked for a new connection. It is being opened." },
  removed: { state: "disconnected", words: "Twitch took the bot out of the channel. It is joining again." },
  login_refused: {
    state: "refused",
    words: "Twitch does not accept the bot's account. An operator has to sign in with it again.",
  },
  no_answer: {
    state: "refused",
    words:
      "Twitch does not answer: perhaps the channel does not exist any more. It is tried again now and then.",
  },
  suspended: {
    state: "refused",
    words: "Twitch has suspended this channel. It is tried again now and then.",
  },
  banned: {
    state: "refused",
    words: "The bot's account is banned in this channel. Unban it to have the chat read.",
  },
  channel_limit: {
    state: "refused",
    words:
      "The bot's account is in as many channels as Twitch allows. Make it a moderator here, or let it leave another channel.",
  },
  renamed: {
    state: "refused",
    words: "This login belongs to another channel now. The new one is looked for.",
  },
};

const OTHER = { state: "disconnected", words: "The channel is not read at the moment." } as const;

/** The state of a channel that is not read for this reason, and words for people. */
export function unreadState(reason: string): { state: UnreadState; words: string | null } {
  return (Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined) ?? OTHER;
}
