import type { ChannelState, ReadersSetting } from "@/lib/bot/schema";

/** How reading a channel goes, in a word or two. */
export const STATE_WORDS: Record<ChannelState, string> = {
  waiting: "Waiting for a bot",
  joining: "Joining",
  joined: "Reading",
  refused: "Refused",
  disconnected: "Disconnected",
  left: "Not connected",
};

/** How it looks: a badge's tone. */
export const STATE_TONES = {
  waiting: "warn",
  joining: "accent",
  joined: "ok",
  refused: "danger",
  disconnected: "warn",
  left: "plain",
} as const satisfies Record<ChannelState, string>;

export const READERS_WORDS: Record<ReadersSetting, string> = {
  owner: "Only you",
  moderators: "You, your moderators and people you list",
  listed: "You and people you list",
};

/** What the broadcaster may allow on Twitch, and what each is for. */
export const STREAMER_PERMISSIONS = [
  {
    scope: "channel:bot",
    title: "The bot may be in your chat",
    text: "Then your channel costs nothing of the 100 that Twitch lets a bot’s account join.",
  },
  {
    scope: "moderator:read:chatters",
    title: "The list of who is in your chat",
    text: "Shows chatters as they come. Without it, people appear when they write.",
  },
] as const;

/** "1 message a minute", "12 messages a minute". */
export const paceWords = (perMinute: number): string =>
  perMinute === 1 ? "1 message a minute" : `${perMinute.toLocaleString("en")} messages a minute`;
