/** Tells who is in the chats, as far as Twitch says. */
export interface Presence {
  /** Who came or went, as the chat connection tells: late and in part. */
  note(channelId: string, change: "joined" | "left", logins: readonly string[]): void;
  /** The channel is read from now on: those who are there already are asked for. */
  joined(channelId: string): void;
  stop(): Promise<void>;
}
