import type { Pool } from "@/lib/db/client";
import { applyRoleEvent, type RoleEvent } from "@/lib/roles";
import type { EventSubEvent } from "@/lib/twitch";
import { type ClaimedMessage, hasNewer, type Outcome } from "./repository-messages";

/** Events about what one person is in a channel. */
type RoleMessage = Extract<
  EventSubEvent,
  {
    type:
      | "channel.vip.add"
      | "channel.vip.remove"
      | "channel.moderator.add"
      | "channel.moderator.remove"
      | "channel.subscribe"
      | "channel.subscription.end"
      | "channel.subscription.message";
  }
>;

/** What each type says. Those of one role speak of the same thing: the newest of them is right. */
const MEANINGS: Record<RoleMessage["type"], Pick<RoleEvent, "role" | "holds">> = {
  "channel.vip.add": { role: "vip", holds: true },
  "channel.vip.remove": { role: "vip", holds: false },
  "channel.moderator.add": { role: "moderator", holds: true },
  "channel.moderator.remove": { role: "moderator", holds: false },
  "channel.subscribe": { role: "subscriber", holds: true },
  "channel.subscription.end": { role: "subscriber", holds: false },
  // Who subscribes again after a while is told of by nothing else.
  "channel.subscription.message": { role: "subscriber", holds: true },
};

const typesOf = (role: RoleEvent["role"]): string[] =>
  Object.entries(MEANINGS).flatMap(([type, meaning]) => (meaning.role === role ? [type] : []));

export const isRoleMessage = (event: EventSubEvent): event is RoleMessage =>
  Object.hasOwn(MEANINGS, event.type);

/**
 * Applies one event about a person's role. Messages come in any order: where Twitch has said something newer about the
 * same person and role, this one is history.
 */
export async function applyRole(pool: Pool, message: ClaimedMessage, event: RoleMessage): Promise<Outcome> {
  const { role, holds } = MEANINGS[event.type];
  const { broadcasterId: channelId, userId, login, displayName } = event;
  const about = { broadcasterId: channelId, types: typesOf(role), userId, sentAt: message.sentAt };
  if (await hasNewer(pool, about)) return "ignored";
  // Somebody who is gone has no name, and nothing to hold.
  if (holds && (login === null || displayName === null)) return "ignored";
  const subscription = "tier" in event ? { tier: event.tier, gift: event.gift } : { tier: null, gift: false };
  const holder = {
    ...{ userId, login: login ?? userId, displayName: displayName ?? userId, gifterLogin: null },
    ...subscription,
  };
  const result = await applyRoleEvent(pool, { channelId, role, holder, holds, at: message.sentAt });
  return result === "applied" ? "applied" : "ignored";
}
