import type { ChatEvent, ChatRoles, RefusalReason } from "./core/chat-event";
import type { Pace } from "./core/pacer";
import type { RoomState } from "./core/room-state";
import type { TlsOptions } from "./wire";

/** Whom we are in chat. */
export interface ChatAccount {
  login: string;
  /**
   * An access token with `chat:read`; given one that Twitch refused, another in its place. What it throws is
   * told in the status, and asked again later.
   */
  token(refused: string | null): Promise<string>;
}

/** Why a channel is not read. */
export type GapReason =
  | "joining" // asked for, not there yet
  | "disconnected" // the connection ended or went silent
  | "reconnect" // Twitch asked for a new connection and closed the old before this channel had moved
  | "login_refused" // Twitch does not take the account's token
  | "no_answer" // nothing came of several JOINs: there may be no such channel any more
  | "suspended"
  | "banned" // our account
  | "channel_limit" // Twitch says that our account is in too many channels
  | "renamed" // the login belongs to another channel now
  | "removed" // Twitch took us out of the channel
  | "left" // as we were told
  | "closed"; // the pool was

/** The reading of a channel began or ended, or the reason why it is not read is another. */
export interface CoverageChange {
  channelId: string;
  login: string;
  joined: boolean;
  /** ms since the epoch. Of an end, when we last knew that nothing was missed. */
  at: number;
  /** Null when joined. */
  reason: GapReason | null;
}

export interface ChatPoolOptions {
  /** irc://, ircs://, ws:// or wss:// */
  url: string;
  /** Null reads without an account, as Twitch tolerates but nowhere promises. */
  account: ChatAccount | null;
  /** At most 50: with more, Twitch is known to drop connections. */
  channelsPerConnection?: number;
  /** How many channels an account may be in where it is not exempt. */
  channelBudget?: number;
  /** The real time in ms since the epoch, also where the instance's own clock is quick. */
  now?: () => number;
  /** In [0, 1). */
  random?: () => number;
  timings?: Partial<ChatTimings>;
  tls?: TlsOptions;
  /**
   * Everything that happens in the channels, in each channel's order; the same message comes twice while a
   * connection is replaced. Nothing more is read from a connection until the promise is kept. One that is
   * broken ends the connection, so that what was lost is a gap that is known.
   */
  onEvent(event: ChatEvent, channelId: string | null): void | Promise<void>;
  onStatus(change: CoverageChange): void;
}

/** All in ms. */
export interface ChatTimings {
  /** A connection that says nothing for so long is asked for a sign of life, */
  pingAfterMs: number;
  /** and given up when none comes within this. */
  pongWithinMs: number;
  /** From the first byte sent to being let in. */
  loginWithinMs: number;
  /** A JOIN that is not confirmed within this is taken for lost. */
  joinWithinMs: number;
  /** The first pause before a connection that failed is opened again, and the longest. */
  reopenMs: number;
  reopenAtMostMs: number;
  /** The same for a channel that cannot be joined. */
  rejoinMs: number;
  rejoinAtMostMs: number;
  /** A connection that lasted this long was a good one. */
  steadyAfterMs: number;
  joinPace: Pace;
  loginPace: Pace;
}

export interface ChannelStatus {
  channelId: string;
  login: string;
  exempt: boolean;
  /** ms since the epoch; null while it is not read. */
  joinedAt: number | null;
  /** Null while it is read. */
  reason: GapReason | null;
  /** What the room demands, as far as it is known. */
  room: RoomState | null;
  /** What our account is there; null while it is not known, and without an account. */
  own: ChatRoles | null;
}

export interface ConnectionStatus {
  id: number;
  /** `leaving`: Twitch asked for another, which is taking over its channels. */
  state: "connecting" | "ready" | "leaving";
  /** Since it is in this state; ms since the epoch. */
  since: number;
  /** Channels that are read through it. */
  channels: number;
  lastHeardAt: number;
}

export interface ChatPoolStatus {
  channels: ChannelStatus[];
  connections: ConnectionStatus[];
  /** Channels that count towards what the account may join, and how many it may; null without an account. */
  budget: { used: number; most: number } | null;
  /** Why there is no connection, in words for people; null when there is one or none is needed. */
  problem: string | null;
  /** Lines that could not be used, by reason. */
  refused: Partial<Record<RefusalReason | "no_message" | "too_long" | "other_channel", number>>;
}

/**
 * What became of something that was said over IRC. `silence`: it was sent, and Twitch did not answer, as it does when
 * an account writes too much. `not_sent`: it certainly was not said.
 */
export type SaidOverIrc =
  | { result: "sent"; messageId: string | null }
  | { result: "refused"; code: string; reason: string }
  | { result: "silence" }
  | { result: "not_sent"; reason: string };

/** Reads the chat of many channels over as many connections as it takes. */
export interface ChatPool {
  /**
   * Reads this channel from now on. Asked again for the same id it takes over the new login and exemption.
   * `exempt`: our account moderates there or is the channel's own, so that it costs nothing of the budget.
   * @throws TallyError bad_request when this is no login; conflict when the account may join no more
   */
  join(login: string, channelId: string, options?: { exempt?: boolean }): void;
  /** Reads it no more. Unknown ones are left already. */
  leave(channelId: string): void;
  /**
   * Writes in a channel as the account, whose token must allow `chat:edit`; one message at a time in each. Keeping to
   * what Twitch allows an account is the caller's.
   */
  say(login: string, text: string, replyToId: string | null): Promise<SaidOverIrc>;
  status(): ChatPoolStatus;
  /** Closes all connections; what was read is passed on before. */
  close(): Promise<void>;
}
