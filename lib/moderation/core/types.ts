/** Where an emote stands in a text: its first and last character, counted in code points from 0. */
export interface EmoteUse {
  from: number;
  to: number;
}

/** Something that was written in a channel, as far as its rules ask. */
export interface Line {
  id: string;
  text: string;
  emotes: readonly EmoteUse[];
  author: { id: string; login: string };
  roles: { broadcaster: boolean; moderator: boolean; vip: boolean; subscriber: boolean };
  /** ms since the epoch */
  sentAt: number;
}

/** What can be done about a message, or about who wrote it; `unban` ends a timeout, too. */
export interface ModeratorDeed {
  do: "delete" | "warn" | "timeout" | "ban" | "unban";
}

/** How Twitch refused something, as far as it decides what is done next. */
export interface TwitchFailure {
  kind: string;
  status: number | undefined;
  retryAfterMs: number | undefined;
  message: string;
}
