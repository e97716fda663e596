// Apart from the protocol's schemas, which browsers need not load.

/** What is watched channel by channel: how it is asked for and left, and how its end is told. */
export interface WatchWords {
  watch: "watch_chat" | "watch_edits";
  leave: "leave_chat" | "leave_edits";
  ended: "chat_ended" | "edits_ended";
}
export const CHAT_WORDS: WatchWords = { watch: "watch_chat", leave: "leave_chat", ended: "chat_ended" };
export const EDIT_WORDS: WatchWords = { watch: "watch_edits", leave: "leave_edits", ended: "edits_ended" };
