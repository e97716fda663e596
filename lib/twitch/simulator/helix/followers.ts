import { isAtHome } from "../chat/hub";
import { pageOf } from "./paging";
import { HelixRefusal } from "./refusal";
import type { HelixAnswer, HelixRequest } from "./request";
import { followerRow } from "./rows";

/**
 * Get Channel Followers: newest first, with the total; `user_id` asks about one person. Whoever may not see who they
 * are is told the total, and refused when they ask about one.
 */
export function getFollowers(request: HelixRequest): HelixAnswer {
  const { query, world, faults } = request;
  const broadcasterId = query.get("broadcaster_id");
  if (broadcasterId === null || broadcasterId === "")
    throw new HelixRefusal(400, 'Missing required parameter "broadcaster_id"');
  if (!world.findById(broadcasterId)) throw new HelixRefusal(400, "The ID in broadcaster_id is not valid.");
  if (request.identity.userId === null) throw new HelixRefusal(401, "Missing User OAUTH Token");
  const all = world.follows.followersOf(broadcasterId);
  const only = query.get("user_id");
  if (!maySeeThem(request, broadcasterId)) {
    if (only !== null) throw new HelixRefusal(401, "Missing scope: moderator:read:followers");
    return { total: all.length, data: [], pagination: {} };
  }
  const wanted = only === null ? all : all.filter(({ viewerId }) => viewerId === only);
  const { items, pagination } = pageOf(wanted, "followers", query, faults);
  const data = items.flatMap((follow) => {
    const member = world.findById(follow.viewerId);
    return member ? [followerRow(follow, member)] : [];
  });
  return { total: all.length, data, pagination };
}

/** The broadcaster and their moderators, when they allowed it. */
function maySeeThem({ identity, world, chat }: HelixRequest, broadcasterId: string): boolean {
  const asker = world.findById(identity.userId ?? "");
  if (!asker || !identity.scopes.includes("moderator:read:followers")) return false;
  return asker.account.id === broadcasterId || isAtHome(asker.account, chat.hub.room(broadcasterId));
}
