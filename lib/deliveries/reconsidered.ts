import type { Db } from "@/lib/db/client";
import type { EventOf } from "@/lib/events/schema";
import { queueDeliveries } from "./queue";
import * as repository from "./repository-reconsider";
import type { NewDelivery } from "./schema";

export { listSkipped } from "./repository-reconsider";

/**
 * Puts what is decided now in the place of what rules had skipped of an announcement: its rows are used again, so that
 * nobody is told twice. `rung`: whose bell rings now. In the caller's transaction, with the announcement held; answers
 * what is to be appended to the outbox at its end.
 */
export async function replaceSkipped(
  tx: Db,
  announcementId: string,
  { deliveries, rung }: { deliveries: readonly NewDelivery[]; rung: readonly string[] },
): Promise<EventOf<"deliveries.queued">[]> {
  if (rung.length > 0) await repository.noteRung(tx, announcementId, rung);
  if (deliveries.length === 0) return [];
  const again = await repository.rewriteSkipped(tx, announcementId, deliveries);
  // Those that were written over are there already, and stay as they are: these are further devices.
  const queued = (await queueDeliveries(tx, deliveries)).flatMap(({ payload }) => payload.media);
  const media = (["email", "push"] as const).filter((way) => again.includes(way) || queued.includes(way));
  return media.length === 0 ? [] : [{ kind: "deliveries.queued", payload: { media } }];
}
