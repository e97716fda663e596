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

interface Options {
  signal?: AbortSignal | undefined;
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
  /** The recordings of a user's past streams that are still there, in no particular order. */
  getArchivedVideos(userId: string, options?: Options): Promise<ArchivedVideo[]>;
  /** Everyone this user follows; needs the user's own token with `user:read:follows`. */
  listFollowedChannels(twitchUserId: string, options?: Options): Promise<FollowedChannel[]>;
  /** Everybody in a broadcaster's chat; needs the broadcaster's own token with `moderator:read:chatters`. */
  listChatters(broadcasterId: string, options?: Options): Promise<ListedChatter[]>;
  /** Whose access token this is, with their e-mail address if the token allows. */
  getTokenUser(accessToken: string, options?: Options): Promise<TwitchUser>;
  /** Keeps what a sign-in gave, sealed, in place of what was there. */
  saveUserToken(twitchUserId: string, tokens: UserTokens): Promise<void>;
  /** Forgets the user's tokens, and tells Twitch if it can be reached. Fails only when the database does. */
  revokeUserToken(twitchUserId: string): Promise<void>;
  /** The points of the app's own bucket, shared by all processes. */
  budget(): Promise<Budget>;
  /**
   * To be called at start and hourly: asks Twitch about every stored token, as its rules demand, and
   * refreshes those that end soon. One that cannot be asked about does not stop the others.
   */
  maintainTokens(options: Options & { now: Date }): Promise<TokenUpkeep>;
}
