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
      | "channel.subscription.end";
  }
>;

/** What each type says, and which type takes it back. */
const MEANINGS: Record<RoleMessage["type"], Pick<RoleEvent, "role" | "holds"> & { opposite: string }> = {
  "channel.vip.add": { role: "vip", holds: true, opposite: "channel.vip.remove" },
  "channel.vip.remove": { role: "vip", holds: false, opposite: "channel.vip.add" },
  "channel.moderator.add": { role: "moderator", holds: true, opposite: "channel.moderator.remove" },
  "channel.moderator.remove": { role: "moderator", holds: false, opposite: "channel.moderator.add" },
  "channel.subscribe": { role: "subscriber", holds: true, opposite: "channel.subscription.end" },
  "channel.subscription.end": { role: "subscriber", holds: false, opposite: "channel.subscribe" },
};

export const isRoleMessage = (event: EventSubEvent): event is RoleMessage =>
  Object.hasOwn(MEANINGS, event.type);

/**
 * Applies one event about a person's role. Messages come in any order: where Twitch has said something newer about the
 * same person and role, this one is history.
 */
export async function applyRole(pool: Pool, message: ClaimedMessage, event: RoleMessage): Promise<Outcome> {
  const { role, holds, opposite } = MEANINGS[event.type];
  const { broadcasterId: channelId, userId, login, displayName } = event;
  const types = [event.type, opposite];
  if (await hasNewer(pool, { broadcasterId: channelId, types, userId, sentAt: message.sentAt })) {
    return "ignored";
  }
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
