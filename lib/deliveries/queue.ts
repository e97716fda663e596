import type { Db } from "@/lib/db/client";
import type { EventOf } from "@/lib/events/schema";
import { insertDeliveries } from "./repository-queue";
import type { NewDelivery } from "./schema";

/**
 * Writes deliveries in the caller's transaction. Writing the same ones again changes nothing. Answers what is to be
 * appended to the outbox at the end of that transaction: it wakes those who send.
 */
export async function queueDeliveries(
  tx: Db,
  rows: readonly NewDelivery[],
): Promise<EventOf<"deliveries.queued">[]> {
  if (rows.length === 0) return [];
  const media = await insertDeliveries(tx, rows);
  return media.length === 0 ? [] : [{ kind: "deliveries.queued", payload: { media } }];
}
