import { getBadges, getChannelEmotes, getChatters, getGlobalBadges, getGlobalEmotes } from "../chat/helix";
import { getFollowedChannels, getFollowedStreams } from "./followed";
import type { HelixAnswer, HelixRequest } from "./request";
import { getStreams } from "./streams";
import { getChannels, getUsers } from "./users";
import { getVideos } from "./videos";

export interface HelixEndpoint {
  /** Throws HelixRefusal. */
  get: (request: HelixRequest) => HelixAnswer;
  /** What a token must hold; its being there means a person's token is needed. */
  scope?: string;
}

/** The endpoints of Helix by their path. */
export const helixEndpoints: Readonly<Record<string, HelixEndpoint>> = {
  "helix/users": { get: getUsers },
  "helix/channels": { get: getChannels },
  "helix/streams": { get: getStreams },
  "helix/videos": { get: getVideos },
  "helix/streams/followed": { get: getFollowedStreams, scope: "user:read:follows" },
  "helix/channels/followed": { get: getFollowedChannels, scope: "user:read:follows" },
  "helix/chat/chatters": { get: getChatters, scope: "moderator:read:chatters" },
  "helix/chat/emotes": { get: getChannelEmotes },
  "helix/chat/emotes/global": { get: getGlobalEmotes },
  "helix/chat/badges": { get: getBadges },
  "helix/chat/badges/global": { get: getGlobalBadges },
};
