export type {
  ChannelEvent,
  ChatBadge,
  ChatCleared,
  ChatEvent,
  ChatMessage,
  ChatPerson,
  ChatRoles,
  EmoteUse,
  MessageDeleted,
} from "./core/chat-event";
export { parseLine } from "./core/irc-line";
export { chatEventOf } from "./core/read-event";
export { createChatPool } from "./pool";
export type {
  ChatAccount,
  ChatPool,
  ChatPoolOptions,
  ChatPoolStatus,
  CoverageChange,
  GapReason,
} from "./types";
