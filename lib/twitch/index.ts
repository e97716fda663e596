export type { TwitchConfig } from "./config";
export { TwitchError, type TwitchErrorKind } from "./core/twitch-error";
export { createTwitch, type TwitchDeps } from "./create";
export { twitch } from "./instance";
export type {
  Budget,
  FollowedChannel,
  StreamsAnswer,
  TokenUpkeep,
  Twitch,
  TwitchStream,
  TwitchUser,
  UserTokens,
} from "./types";
