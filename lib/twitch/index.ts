export type { TwitchConfig } from "./config";
export { TwitchError } from "./core/twitch-error";
export { createTwitch, type TwitchDeps } from "./create";
export { type EventSubEvent, readEventSubBody } from "./eventsub/messages";
export type {
  NewSubscriptionTarget,
  SubscribeAs,
  Subscription,
  SubscriptionTotals,
} from "./eventsub/types";
export { verifyEventSub } from "./eventsub/verify";
export { twitch } from "./instance";
export { setUsualPurpose, withPurpose } from "./purpose";
export { deleteUsageBefore } from "./repository-usage";
export { CLIP_FILES_SCOPE, ROLE_SCOPES } from "./scopes";
export type {
  FollowedChannel,
  ListedSubscriber,
  Twitch,
  TwitchClip,
  TwitchStream,
  TwitchUser,
} from "./types";
