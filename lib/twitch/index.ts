export type { TwitchConfig } from "./config";
export { TwitchError } from "./core/twitch-error";
export { createTwitch, type TwitchDeps } from "./create";
export { twitch } from "./instance";
export type { FollowedChannel, Twitch, TwitchStream, TwitchUser } from "./types";
