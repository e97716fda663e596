import type { Db } from "@/lib/db/client";
import { queueDeliveries } from "@/lib/deliveries";
import type { DomainEvent } from "@/lib/events/schema";
import { decider, readFacts } from "@/lib/preferences";
import { deliveriesOf } from "./core/deliveries-of";
import { insertCategoryAnnouncement } from "./repository-category";
import type { NewAnnouncement } from "./repository-fan-out";
import * as fanOut from "./repository-fan-out";

/**
 * Announces a stream to those who wished to hear of its category, in the caller's transaction, which makes sure that
 * nobody is told twice. Each is told in the ways they chose, with their quiet hours and limits. The rules they set do not
 * count: those are about whom they follow, and the wish says for itself what it is about. Answers what is to be appended
 * to the outbox at the end of that transaction.
 */
export async function announceInCategory(
  tx: Db,
  announcement: NewAnnouncement,
  userIds: readonly string[],
): Promise<DomainEvent[]> {
  if (userIds.length === 0) return [];
  const { id, broadcasterId, streamId, categoryId, viewerCount, streamTitle: title } = announcement;
  const at = await insertCategoryAnnouncement(tx, announcement);
  const facts = await readFacts(tx, userIds, { broadcasterId, streamId, announcedAt: at, now: at });
  const devices = await fanOut.listDeviceIds(tx, userIds);
  const decisionsFor = decider({ kind: "live", broadcasterId, title, categoryId, viewerCount, at }, at);
  const { told, deliveries, queued } = deliveriesOf(
    [...facts].map(([userId, listener]) => ({
      userId,
      decisions: decisionsFor({
        ...listener,
        preferences: { ...listener.preferences, rules: {} },
        override: listener.override && { ...listener.override, rules: null },
      }),
      deviceIds: devices.get(userId) ?? [],
    })),
    { id, kind: "live", queued: 0 },
  );
  await fanOut.tell(tx, id, told);
  await fanOut.count(tx, id, { told: told.length, queued });
  return [...(await queueDeliveries(tx, deliveries)), ...told.map((userId) => addedTo(userId, id, at))];
}

/** Their open pages look into the inbox: what they watch is nothing that a page could know. */
const addedTo = (userId: string, id: string, at: Date): DomainEvent => ({
  kind: "notification.changed",
  payload: { userId, change: "added", ids: [id], at: at.toISOString() },
});
