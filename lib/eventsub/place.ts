import type { NewSubscriptionTarget, Subscription } from "@/lib/twitch";
import type { Held } from "./core/diff-subscriptions";
import { broadcasterOf, subscriptionKey } from "./core/subscription-key";
import type { MirrorRow } from "./repository-subscriptions";
import type { EventSubTransport } from "./schema";

/** What a target is called in the mirror; null for one that is not known here. */
function nameOf({
  target,
}: Pick<Subscription, "target">): { transport: EventSubTransport; name: string } | null {
  switch (target.method) {
    case "webhook":
      return { transport: "webhook", name: target.callback };
    case "conduit":
      return { transport: "conduit", name: target.conduitId };
    case "websocket":
      return { transport: "websocket", name: target.sessionId };
    case "other":
      return null;
  }
}

/** The same of a target that subscriptions are to have. */
export function placeOf(target: NewSubscriptionTarget): { transport: EventSubTransport; name: string } {
  switch (target.method) {
    case "webhook":
      return { transport: "webhook", name: target.callback };
    case "conduit":
      return { transport: "conduit", name: target.conduitId };
    case "websocket":
      return { transport: "websocket", name: target.sessionId };
  }
}

/** Null for one whose target is not known here: none of ours. */
export function mirrorOf(subscription: Subscription): MirrorRow | null {
  const target = nameOf(subscription);
  if (!target) return null;
  const { id, type, version, condition, status, cost, createdAt } = subscription;
  return {
    ...{ id, type, version, condition, status, cost, createdAt },
    key: subscriptionKey(subscription),
    broadcasterId: broadcasterOf(condition),
    transport: target.transport,
    target: target.name,
  };
}

export const heldOf = (row: MirrorRow, place: { transport: string; name: string } | null): Held => ({
  ...row,
  inPlace: row.transport === place?.transport && row.target === place.name,
});

/**
 * Whether a subscription is this instance's: made here, or sent to our callback, whatever its key, or to a conduit or
 * socket of ours. Others under the same client id, as of a second instance, are left alone.
 */
export function isOurs(
  row: MirrorRow,
  ours: { ids: ReadonlySet<string>; callback: string; conduitId: string | null; asUser: boolean },
): boolean {
  if (ours.ids.has(row.id)) return true;
  if (row.transport === "webhook") return withoutQuery(row.target) === withoutQuery(ours.callback);
  return row.transport === "conduit" ? row.target === ours.conduitId : ours.asUser;
}

const withoutQuery = (address: string) => address.replace(/[?#].*$/, "");
