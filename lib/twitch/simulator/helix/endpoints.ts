import { getBadges, getChannelEmotes, getChatters, getGlobalBadges, getGlobalEmotes } from "../chat/helix";
import { banUser, deleteMessages, unbanUser, warnUser } from "../chat/moderate";
import { sendChatMessage } from "../chat/send-message";
import {
  createConduit,
  deleteConduit,
  getConduits,
  getShards,
  updateConduit,
  updateShards,
} from "../eventsub/helix-conduits";
import { createSubscription, deleteSubscription, getSubscriptionsOf } from "../eventsub/helix-subscriptions";
import { getClipDownloads } from "./clip-downloads";
import { createClip, getClips } from "./clips";
import { getFollowedChannels, getFollowedStreams } from "./followed";
import { getFollowers } from "./followers";
import { getGames } from "./games";
import type { HelixAnswer, HelixRequest } from "./request";
import { getModerators, getSubscriptions, getVips } from "./roles";
import { searchCategories } from "./search-categories";
import { getStreams } from "./streams";
import { getChannels, getUsers } from "./users";
import { getVideos } from "./videos";

export interface HelixEndpoint {
  /** Null: 204, nothing to say. Throws HelixRefusal. */
  serve: (request: HelixRequest) => HelixAnswer | null;
  /** What a token must hold, one of them if there are several; its being there means a person's token is needed. */
  scope?: string | readonly string[];
  /** Its requests cost none of the usual points but have a bucket of their own, of so many a minute. */
  perMinute?: number;
  /** Of a success; 200 when left out. */
  status?: 202;
}

/** The endpoints of Helix by method and path. */
export const helixEndpoints: Readonly<Record<string, HelixEndpoint>> = {
  "GET helix/users": { serve: getUsers },
  "GET helix/channels": { serve: getChannels },
  "GET helix/streams": { serve: getStreams },
  "GET helix/videos": { serve: getVideos },
  "GET helix/clips": { serve: getClips },
  "GET helix/clips/downloads": {
    serve: getClipDownloads,
    scope: ["channel:manage:clips", "editor:manage:clips"],
    perMinute: 100,
  },
  "GET helix/games": { serve: getGames },
  "GET helix/search/categories": { serve: searchCategories },
  "GET helix/streams/followed": { serve: getFollowedStreams, scope: "user:read:follows" },
  "GET helix/channels/followed": { serve: getFollowedChannels, scope: "user:read:follows" },
  // Without the scope it tells the total.
  "GET helix/channels/followers": { serve: getFollowers },
  "GET helix/subscriptions": { serve: getSubscriptions, scope: "channel:read:subscriptions" },
  "GET helix/channels/vips": { serve: getVips, scope: ["channel:read:vips", "channel:manage:vips"] },
  "GET helix/moderation/moderators": {
    serve: getModerators,
    scope: ["moderation:read", "channel:manage:moderators"],
  },
  "GET helix/chat/chatters": { serve: getChatters, scope: "moderator:read:chatters" },
  "POST helix/clips": { serve: createClip, scope: "clips:edit", status: 202 },
  // Which scopes it takes depends on whose token it is.
  "POST helix/chat/messages": { serve: sendChatMessage },
  "POST helix/moderation/bans": { serve: banUser, scope: "moderator:manage:banned_users" },
  "DELETE helix/moderation/bans": { serve: unbanUser, scope: "moderator:manage:banned_users" },
  "DELETE helix/moderation/chat": { serve: deleteMessages, scope: "moderator:manage:chat_messages" },
  "POST helix/moderation/warnings": { serve: warnUser, scope: "moderator:manage:warnings" },
  // Which token it takes depends on the transport.
  "POST helix/eventsub/subscriptions": { serve: createSubscription, status: 202 },
  "GET helix/eventsub/subscriptions": { serve: getSubscriptionsOf },
  "DELETE helix/eventsub/subscriptions": { serve: deleteSubscription },
  "GET helix/eventsub/conduits": { serve: getConduits },
  "POST helix/eventsub/conduits": { serve: createConduit },
  "PATCH helix/eventsub/conduits": { serve: updateConduit },
  "DELETE helix/eventsub/conduits": { serve: deleteConduit },
  "GET helix/eventsub/conduits/shards": { serve: getShards },
  "PATCH helix/eventsub/conduits/shards": { serve: updateShards, status: 202 },
  "GET helix/chat/emotes": { serve: getChannelEmotes },
  "GET helix/chat/emotes/global": { serve: getGlobalEmotes },
  "GET helix/chat/badges": { serve: getBadges },
  "GET helix/chat/badges/global": { serve: getGlobalBadges },
};
