export type {
  ChannelEvent,
  ChatCleared,
  ChatEvent,
  ChatMessage,
  ChatRoles,
  MessageDeleted,
} from "./core/chat-event";
export { parseLine } from "./core/irc-line";
export { chatEventOf } from "./core/read-event";
export { createChatPool } from "./pool";
export type { ChatPool, ChatPoolStatus, CoverageChange, SaidOverIrc } from "./types";
