import type { RoomState } from "./room-state";

export interface ChatPerson {
  id: string;
  login: string;
  displayName: string;
}

/** What a person is in the channel they write in. */
export interface ChatRoles {
  broadcaster: boolean;
  /** Lead moderators are moderators too. */
  moderator: boolean;
  leadModerator: boolean;
  vip: boolean;
  /** Founders are subscribers too. */
  subscriber: boolean;
  founder: boolean;
}

export interface ChatBadge {
  set: string;
  version: string;
}

/** Where an emote stands in a text: its first and last character, counted in code points from 0. */
export interface EmoteUse {
  id: string;
  from: number;
  to: number;
}

/** Something that was written: whose it is, and how it is drawn. */
interface Written {
  id: string;
  channelId: string;
  channelLogin: string;
  author: ChatPerson;
  roles: ChatRoles;
  badges: ChatBadge[];
  /** Months of subscription in all, as the badge tells; null when it does not. */
  subscribedMonths: number | null;
  /** `#RRGGBB`, or null when the person never chose one. */
  colour: string | null;
  emotes: EmoteUse[];
  /** In a shared chat, where it was first written, which may be this channel. Count each `messageId` once. */
  source: { messageId: string; channelId: string } | null;
  /** Twitch's own time, in ms since the epoch; `receivedAt` when it tells none. */
  sentAt: number;
  /** ms since the epoch */
  receivedAt: number;
}

export interface ChatMessage extends Written {
  kind: "message";
  text: string;
  /** Written with /me. */
  isAction: boolean;
  bits: number;
  /** The first one that this person ever wrote in the channel. */
  isFirst: boolean;
  isHighlighted: boolean;
  rewardId: string | null;
  replyTo: { messageId: string; threadId: string; author: ChatPerson; text: string } | null;
}

/** What a USERNOTICE tells, as far as it is understood. */
export type ChatEventDetail =
  | { is: "sub"; tier: string; months: number; streakMonths: number | null }
  /** `bombId` is that of the gift bomb which this gift is part of. */
  | { is: "gift"; tier: string; recipient: ChatPerson; bombId: string | null }
  | { is: "gift_bomb"; tier: string; count: number; bombId: string | null }
  | { is: "raid"; viewers: number; from: { login: string; displayName: string } }
  | { is: "announcement"; colour: string }
  | { is: "other" };

export interface ChannelEvent extends Written {
  kind: "event";
  /** Twitch's `msg-id`: sub, resub, subgift, raid, announcement, … and whatever it adds. */
  type: string;
  detail: ChatEventDetail;
  /** What Twitch shows for it. */
  systemText: string;
  /** What the person wrote with it; "" when nothing. */
  text: string;
}

/** Messages were taken away: all, or those of one person, who may not write for a time or at all. */
export interface ChatCleared {
  kind: "cleared";
  channelId: string;
  channelLogin: string;
  what: "all" | "timeout" | "ban";
  /** Of a timeout. */
  seconds: number | null;
  target: { id: string; login: string } | null;
  sentAt: number;
  receivedAt: number;
}

export interface MessageDeleted {
  kind: "deleted";
  /** Twitch leaves it empty at times. */
  channelId: string | null;
  channelLogin: string;
  messageId: string;
  authorLogin: string;
  sentAt: number;
  receivedAt: number;
}

export interface RoomStateChanged {
  kind: "roomState";
  channelId: string;
  channelLogin: string;
  /** Only what is told: everything after a join, one thing when it changes. */
  changes: Partial<RoomState>;
}

export interface ChatNotice {
  kind: "notice";
  /** Null when the notice is about the connection. */
  channelLogin: string | null;
  /** Twitch's `msg-id`, such as msg_banned; "" when there is none. */
  id: string;
  text: string;
}

/** Who is there, as far as IRC tells: late, in part, and not at all in rooms of more than 1,000. */
export interface ChatPresence {
  kind: "presence";
  channelLogin: string;
  change: "joined" | "left" | "listed";
  logins: string[];
}

/** What we are ourselves, in general (`channelLogin` null) or in one channel. */
export interface OwnState {
  kind: "globalUserState" | "userState";
  channelLogin: string | null;
  /** Only told in general. */
  userId: string | null;
  displayName: string;
  roles: ChatRoles;
  /** Of the message that this confirms. */
  messageId: string | null;
}

/** What the connection itself is told. */
export type LinkEvent =
  | { kind: "welcome"; login: string }
  | { kind: "capabilities"; granted: boolean; names: string[] }
  | { kind: "reconnect" }
  | { kind: "ping" | "pong"; text: string };

export type RefusalReason = "no_id" | "no_channel" | "no_channel_id" | "no_author" | "no_target";

/** A line that should have meant something, but lacks what is needed to keep it; or one that means nothing to us. */
export type Unread =
  | { kind: "refused"; command: string; reason: RefusalReason }
  | { kind: "ignored"; command: string };

/** What happens in channels. */
export type ChatEvent =
  | ChatMessage
  | ChannelEvent
  | ChatCleared
  | MessageDeleted
  | RoomStateChanged
  | ChatNotice
  | ChatPresence
  | OwnState;
