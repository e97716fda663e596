import type { EventSubCalls } from "./eventsub/types";

/** An account, as Get Users tells it. */
export interface TwitchUser {
  id: string;
  login: string;
  displayName: string;
  avatarUrl: string | null;
  /** Only of the token's own user, with `user:read:email`; null when not verified. */
  email?: string | null;
}

/** A stream that is on air. */
export interface TwitchStream {
  userId: string;
  userLogin: string;
  userName: string;
  /** Stays the same for one broadcast. */
  id: string;
  title: string;
  /** Empty when none is set, like the name. */
  categoryId: string;
  categoryName: string;
  language: string;
  tags: string[];
  viewerCount: number;
  /** Holds {width} and {height} to fill in. */
  thumbnailUrl: string;
  startedAt: Date;
}

/** What Twitch has recorded of a stream. A very long one has several, and one on air has what there is so far. */
export interface ArchivedVideo {
  /** Of the video. */
  id: string;
  /** Of the stream, not of the video. */
  streamId: string;
  title: string;
  startedAt: Date;
  durationMs: number;
  language: string;
}

export interface FollowedChannel {
  broadcasterId: string;
  login: string;
  displayName: string;
  followedAt: Date;
}

/** Somebody who is in a chat, whether they write or not. */
export interface ListedChatter {
  id: string;
  login: string;
  displayName: string;
}

/** Somebody on a channel's list of VIPs or moderators. */
export interface ListedUser {
  id: string;
  login: string;
  displayName: string;
}

export interface ListedSubscriber extends ListedUser {
  /** 1000 (also Prime), 2000 or 3000. */
  tier: "1000" | "2000" | "3000";
  gift: boolean;
  /** Null: no gift, or an anonymous one. */
  gifterLogin: string | null;
}

export interface TwitchClip {
  id: string;
  broadcasterId: string;
  creatorId: string;
  creatorName: string;
  /** Of the recording, as long as Twitch has it. */
  videoId: string | null;
  /** Seconds into the recording; null also in the first minutes after the clip was made. */
  vodOffset: number | null;
  /** Empty when none was set. */
  categoryId: string;
  language: string;
  title: string;
  views: number;
  durationMs: number;
  createdAt: Date;
  thumbnailUrl: string;
  embedUrl: string;
  featured: boolean;
}

/** What Twitch tells of one page of clips. */
export interface ClipPage {
  clips: TwitchClip[];
  /** Rows that made no sense and were left out. */
  unread: number;
  /** Where the next page begins; undefined at the end. */
  cursor: string | undefined;
}

/** Where the file of a clip can be fetched, for a short time. Null: Twitch gives none. */
export interface ClipDownload {
  clipId: string;
  url: string | null;
}

/** A whole answer about the users asked for. Who is in neither list is not on air, as far as Twitch knew. */
export interface StreamsAnswer {
  streams: TwitchStream[];
  /** Users whose row made no sense: nothing was observed of them, neither on air nor off. */
  unclear: string[];
  /** When the first request was sent: what is told was true no earlier. */
  observedAt: Date;
  /** Helix points that were spent, repeats included. */
  requests: number;
}

/** A page of the streams of some categories. The list moves while it is read: see `takePage`. */
export interface StreamsPage {
  streams: TwitchStream[];
  /** Users whose row made no sense: of them nothing was observed. */
  unclear: string[];
  /** Where the next page begins; undefined at the end. */
  cursor: string | undefined;
  observedAt: Date;
  /** Helix points that were spent, repeats included. */
  requests: number;
}

/** A category: a game, for short. */
export interface TwitchCategory {
  id: string;
  name: string;
  /** Holds {width} and {height} to fill in; null where Twitch gives none. */
  boxArtUrl: string | null;
}

export interface UserTokens {
  accessToken: string;
  refreshToken: string;
  scopes: string[];
  expiresAt: Date;
  now: Date;
}

export interface Budget {
  /** Points the bucket holds when full. */
  capacity: number;
  /** Whole points that can be spent now. */
  left: number;
  /** Until it is full again if nobody spends. */
  resetInMs: number;
}

export interface TokenUpkeep {
  validated: number;
  refreshed: number;
  /** Tokens about which Twitch could not be asked this time. */
  failed: number;
  /**
   * Twitch user ids whose tokens are dead, told for a week: the caller ends their sessions. Ending
   * none twice is harmless, and nothing is lost when the caller dies in between.
   */
  ended: string[];
}

/** Something to be said in a channel. */
export interface MessageToSend {
  channelId: string;
  /** Whose account says it. */
  senderId: string;
  text: string;
  /** The id of the message that it answers. */
  replyToId: string | null;
}

/** Said, or not and why, in Twitch's code and words. */
export type SentMessage = { sent: true; messageId: string } | { sent: false; code: string; reason: string };

/** What a moderator can do about a message, or about who wrote it. Reasons are shown to the person. */
export type ModeratorDeed =
  | { do: "delete"; messageId: string }
  | { do: "warn"; userId: string; reason: string }
  | { do: "timeout"; userId: string; seconds: number; reason: string }
  | { do: "ban"; userId: string; reason: string }
  | { do: "unban"; userId: string };

/** A code that somebody is to type at Twitch. */
export interface DeviceAuthorization {
  /** Belongs to `pollDevice`; sealed, so that it may be stored. */
  handle: string;
  userCode: string;
  verificationUri: string;
  expiresInMs: number;
  /** The least between two polls. */
  intervalMs: number;
}

interface Options {
  signal?: AbortSignal | undefined;
}

interface ListOptions extends Options {
  userIds?: readonly string[] | undefined;
  onPage?: ((read: number) => void) | undefined;
}

/**
 * Everything Tallylight asks of Twitch. Every method throws TwitchError when Twitch does not give what was
 * asked, never a part of it, and the signal's reason when aborted.
 */
export interface Twitch {
  /** The accounts with these ids or logins; those that do not exist are left out, in no particular order. */
  getUsers(
    wanted: { ids?: readonly string[]; logins?: readonly string[] },
    options?: Options,
  ): Promise<TwitchUser[]>;
  /** Who of these users (at most 100) is on air. */
  getStreams(userIds: readonly string[], options?: Options): Promise<StreamsAnswer>;
  /** A page (100) of the streams in these categories (1 to 100), mixed, most viewers first. */
  getStreamsPage(
    wanted: { gameIds: readonly string[]; cursor?: string | undefined },
    options?: Options,
  ): Promise<StreamsPage>;
  /** Categories whose names are like these words, the best match first; at most 20. */
  searchCategories(words: string, options?: Options): Promise<TwitchCategory[]>;
  /** The recordings of a user's past streams that are still there, in no particular order. */
  getArchivedVideos(userId: string, options?: Options): Promise<ArchivedVideo[]>;
  /** Everyone this user follows; needs the user's own token with `user:read:follows`. */
  listFollowedChannels(twitchUserId: string, options?: Options): Promise<FollowedChannel[]>;
  /** Everybody in a broadcaster's chat; needs the broadcaster's own token with `moderator:read:chatters`. */
  listChatters(broadcasterId: string, options?: Options): Promise<ListedChatter[]>;
  /**
   * Since when a user follows a broadcaster; null: not. Needs the broadcaster's own token with
   * `moderator:read:followers`.
   */
  getFollowedAt(broadcasterId: string, userId: string, options?: Options): Promise<Date | null>;
  /**
   * A channel's subscribers, VIPs or moderators, whole; or of the given people (at most 100) those who are. Each needs
   * the broadcaster's own token with the scope that ROLE_SCOPES names. The broadcaster is left out: Twitch lists them
   * among their own subscribers. `onPage` hears how many were read.
   */
  listSubscribers(broadcasterId: string, options?: ListOptions): Promise<ListedSubscriber[]>;
  listVips(broadcasterId: string, options?: ListOptions): Promise<ListedUser[]>;
  listModerators(broadcasterId: string, options?: ListOptions): Promise<ListedUser[]>;
  /**
   * A page (100) of the clips that were made of a channel from `from` until before `to`, the most watched first. Over
   * all pages of one window Twitch gives about 1,000 and then says that there are no more.
   */
  getClipPage(
    window: { broadcasterId: string; from: Date; to: Date; cursor?: string | undefined },
    options?: Options,
  ): Promise<ClipPage>;
  /**
   * The clips with these ids (at most 100); those that do not exist (any more) are left out, and so are rows that make
   * no sense: where `unread` is not 0, that one is missing does not say that it is gone.
   */
  getClips(ids: readonly string[], options?: Options): Promise<{ clips: TwitchClip[]; unread: number }>;
  /**
   * Where the files of these clips (at most 10) can be fetched now; needs the broadcaster's own token with
   * `channel:manage:clips`. Twitch answers 100 of these a minute.
   */
  getClipDownloads(
    broadcasterId: string,
    clipIds: readonly string[],
    options?: Options,
  ): Promise<ClipDownload[]>;
  /** What categories (at most 100) are called; those that do not exist are left out. */
  getCategories(ids: readonly string[], options?: Options): Promise<TwitchCategory[]>;
  /**
   * Has a clip made of a broadcaster's stream as themselves, once; needs their own token with `clips:edit`. Twitch
   * makes it within seconds, or not at all. The kind is not_found when they are not live.
   */
  createClip(broadcasterId: string, options?: Options): Promise<{ id: string }>;
  /** Whose access token this is, with their e-mail address if the token allows. */
  getTokenUser(accessToken: string, options?: Options): Promise<TwitchUser>;
  /** Keeps what a sign-in gave, sealed, in place of what was there. */
  saveUserToken(twitchUserId: string, tokens: UserTokens): Promise<void>;
  /** Forgets the user's tokens, and tells Twitch if it can be reached. Fails only when the database does. */
  revokeUserToken(twitchUserId: string): Promise<void>;
  /**
   * Has Twitch revoke every token of the user, also those as the bot's account, and removes them then. False: Twitch
   * could not be asked, and they are still there.
   */
  revokeAllTokens(twitchUserId: string): Promise<boolean>;
  /**
   * Says something, once. `as` the app, for a channel that let it in and an account that is its bot, or the account
   * itself. What is thrown has `untouched` when it certainly was not said. `options.signal` ends only the waiting
   * before it is sent.
   */
  sendChatMessage(message: MessageToSend, options: Options & { as: "app" | "account" }): Promise<SentMessage>;
  /**
   * Does something as a moderator of the channel, once, with what the account allowed as the bot's or at a sign-in.
   * Who is no moderator there is refused with status 403; of a message that is gone already the kind is not_found.
   */
  moderate(
    deed: ModeratorDeed & { channelId: string; moderatorId: string },
    options?: Options,
  ): Promise<void>;
  /** An access token of this account's for chat over IRC; another in place of one that was refused. */
  chatToken(twitchUserId: string, refused: string | null): Promise<string>;
  /** Begins to let an account be connected without a redirect: somebody types a code at Twitch. */
  beginDevice(scopes: readonly string[]): Promise<DeviceAuthorization>;
  /**
   * Asks whether somebody has typed it. Who has is answered once, their tokens with them: keep them by `saveBotToken`.
   * `over`: it was refused, used, or is too old.
   */
  pollDevice(
    handle: string,
    scopes: readonly string[],
  ): Promise<"pending" | "over" | { user: TwitchUser; tokens: UserTokens }>;
  /** Keeps the tokens of the account that writes, beside those of its own sign-in. */
  saveBotToken(twitchUserId: string, tokens: UserTokens): Promise<void>;
  /** Forgets the tokens that the account has as the bot's, and tells Twitch if it can be reached. */
  revokeBotToken(twitchUserId: string): Promise<void>;
  /** What the account allowed as the bot's; null when it is not connected, or Twitch has taken it back. */
  botScopes(twitchUserId: string): Promise<string[] | null>;
  /** Subscriptions to events, and where they go. */
  eventSub: EventSubCalls;
  /** The points of the app's own bucket, shared by all processes. */
  budget(): Promise<Budget>;
  /**
   * To be called at start and hourly: asks Twitch about every stored token, as its rules demand, and
   * refreshes those that end soon. One that cannot be asked about does not stop the others.
   * @param options.of the one user whose tokens are asked about, when there is a reason not to wait; left out, all are
   */
  maintainTokens(options: Options & { now: Date; of?: string }): Promise<TokenUpkeep>;
}
