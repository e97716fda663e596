import { byViewers } from "../world/live-ranking";
import { pageOf } from "./paging";
import { HelixRefusal } from "./refusal";
import type { HelixAnswer, HelixRequest } from "./request";
import { followRow, streamRow } from "./rows";
import { momentOf, onAirOf } from "./streams";

/** Get Followed Channels: newest follow first, with the total; `broadcaster_id` asks about one channel. */
export function getFollowedChannels(request: HelixRequest): HelixAnswer {
  const { query, world, faults } = request;
  const all = world.follows.of(ownUserId(request));
  const only = query.get("broadcaster_id");
  const wanted = only === null ? all : all.filter((follow) => follow.broadcasterId === only);
  const { items, pagination } = pageOf(wanted, "followed", query, faults);
  const data = items.flatMap((follow) => {
    const member = world.findById(follow.broadcasterId);
    return member ? [followRow(follow, member)] : [];
  });
  return { total: all.length, data, pagination };
}

/** Get Followed Streams: who of the followed is on air, most viewers first, 100 a page by default. */
export function getFollowedStreams(request: HelixRequest): HelixAnswer {
  const { query, world, faults, now, publicUrl } = request;
  const followed = world.follows.of(ownUserId(request)).flatMap(({ broadcasterId }) => {
    const member = world.findById(broadcasterId);
    return member ? [member] : [];
  });
  const onAir = onAirOf(followed, momentOf(now, faults), world).sort(byViewers);
  const page = pageOf(onAir, "followed-streams", query, faults, 100);
  return { data: page.items.map((entry) => streamRow(entry, publicUrl)), pagination: page.pagination };
}

/** A person may only ask for themselves. */
function ownUserId({ query, identity }: HelixRequest): string {
  const userId = query.get("user_id");
  if (userId === null || userId === "") throw new HelixRefusal(400, 'Missing required parameter "user_id"');
  if (userId !== identity.userId) {
    throw new HelixRefusal(
      401,
      "The ID in user_id must match the user ID found in the request's OAuth token.",
    );
  }
  return userId;
}
