import type { Authority } from "../oauth/authority";
import type { RoleChange } from "../world/role-book";
import type { World, WorldChange } from "../world/world";
import {
  authorization,
  channelUpdate,
  type Happening,
  listChange,
  streamOffline,
  streamOnline,
  subscriptionChange,
  subscriptionGift,
} from "./core/events";

/** Whom `watchWorld` tells. */
interface Audience {
  mischief: { streamType: string };
  publish(happening: Happening): void;
  revokeAllOf(clientId: string, userId: string): void;
}

/** Has everything told that happens in the world and that EventSub tells of. Returns the way to stop it. */
export function watchWorld(
  { world, authority }: { world: World; authority: Authority },
  audience: Audience,
): () => void {
  const stops = [
    world.onChange((change) => {
      for (const happening of streamHappenings(world, change, audience.mischief.streamType)) {
        audience.publish(happening);
      }
    }),
    world.roles.onChange((change) => {
      for (const happening of roleHappenings(change)) audience.publish(happening);
    }),
    authority.onAuthorization(({ what, clientId, userId }) => {
      const user = world.findById(userId)?.account;
      if (user) audience.publish(authorization(what, clientId, user));
      if (what === "revoke") audience.revokeAllOf(clientId, userId);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function streamHappenings(world: World, change: WorldChange, streamType: string): Happening[] {
  const member = world.findById(change.id);
  if (!member) return [];
  const { account, info, live } = member;
  const online = live
    ? [streamOnline(account, { id: live.streamId, startedAt: live.startedAt, type: streamType })]
    : [];
  switch (change.kind) {
    case "went_live":
      return online;
    case "ended":
      return [streamOffline(account, change.streamId)];
    case "restarted":
      return [streamOffline(account, member.ended.at(-1)?.streamId ?? null), ...online];
    case "title_changed":
    case "category_changed":
      return [channelUpdate(account, { ...info, language: account.language })];
  }
}

function roleHappenings({ broadcaster, person, before, after }: RoleChange): Happening[] {
  const happenings: Happening[] = [];
  const isModerator = ({ moderator, lead }: typeof before) => moderator || lead;
  if (before.vip !== after.vip) {
    happenings.push(listChange("vip", after.vip ? "add" : "remove", broadcaster, person));
  }
  if (isModerator(before) !== isModerator(after)) {
    happenings.push(listChange("moderator", isModerator(after) ? "add" : "remove", broadcaster, person));
  }
  if (after.subscription && after.subscription !== before.subscription) {
    const { gift, tier } = after.subscription;
    if (gift) happenings.push(subscriptionGift(broadcaster, gift.from, tier));
    happenings.push(subscriptionChange("channel.subscribe", broadcaster, person, after.subscription));
  }
  if (before.subscription && !after.subscription) {
    happenings.push(subscriptionChange("channel.subscription.end", broadcaster, person, before.subscription));
  }
  return happenings;
}
