import type { Person } from "../../core/strangers";
import type { Subscription } from "../../world/standing";

/** Something that those who subscribed to `type` about `subject` are told. */
export interface Happening {
  type: string;
  /** What conditions are compared with. */
  subject: Readonly<Record<string, string>>;
  event: object;
}

const broadcasterFields = ({ id, login, displayName }: Person) => ({
  broadcaster_user_id: id,
  broadcaster_user_login: login,
  broadcaster_user_name: displayName,
});

const userFields = ({ id, login, displayName }: Person) => ({
  user_id: id,
  user_login: login,
  user_name: displayName,
});

const of = (type: string, broadcaster: Person, event: object): Happening => ({
  type,
  subject: { broadcaster_user_id: broadcaster.id },
  event,
});

export const streamOnline = (
  broadcaster: Person,
  stream: { id: string; startedAt: number; type: string },
): Happening =>
  of("stream.online", broadcaster, {
    id: stream.id,
    ...broadcasterFields(broadcaster),
    type: stream.type,
    started_at: `${new Date(stream.startedAt).toISOString().slice(0, 19)}Z`,
  });

/** It says which stream ended since June 2026. */
export const streamOffline = (broadcaster: Person, streamId: string | null): Happening =>
  of("stream.offline", broadcaster, {
    ...(streamId !== null && { id: streamId }),
    ...broadcasterFields(broadcaster),
  });

export const channelUpdate = (
  broadcaster: Person,
  info: { title: string; language: string; categoryId: string; categoryName: string },
): Happening =>
  of("channel.update", broadcaster, {
    ...broadcasterFields(broadcaster),
    title: info.title,
    language: info.language,
    category_id: info.categoryId,
    category_name: info.categoryName,
    content_classification_labels: [],
  });

export const listChange = (
  role: "vip" | "moderator",
  what: "add" | "remove",
  broadcaster: Person,
  user: Person,
): Happening =>
  of(`channel.${role}.${what}`, broadcaster, { ...userFields(user), ...broadcasterFields(broadcaster) });

/** `end` tells the tier that was. Somebody who was given it is told of here too, not only in a gift's event. */
export const subscriptionChange = (
  type: "channel.subscribe" | "channel.subscription.end",
  broadcaster: Person,
  user: Person,
  { tier, gift }: Pick<Subscription, "tier" | "gift">,
): Happening =>
  of(type, broadcaster, {
    ...userFields(user),
    ...broadcasterFields(broadcaster),
    tier,
    is_gift: gift !== null,
  });

/** Somebody gave one. `from` null: anonymously. */
export const subscriptionGift = (broadcaster: Person, from: Person | null, tier: string): Happening =>
  of("channel.subscription.gift", broadcaster, {
    ...(from ? userFields(from) : { user_id: null, user_login: null, user_name: null }),
    ...broadcasterFields(broadcaster),
    total: 1,
    tier,
    cumulative_total: null,
    is_anonymous: from === null,
  });

export const authorization = (what: "grant" | "revoke", clientId: string, user: Person): Happening => ({
  type: `user.authorization.${what}`,
  subject: { client_id: clientId },
  event: { client_id: clientId, ...userFields(user) },
});

/** A time as EventSub writes it: with nanoseconds, of which `fraction` (0 to 999,999) are those below a millisecond. */
export function nanoseconds(ms: number, fraction: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}${String(fraction).padStart(6, "0")}Z`;
}
