import type { Db } from "@/lib/db/client";
import type { EventOf } from "@/lib/events/schema";
import { mailOf } from "./core/mail-of";
import { queueDeliveries } from "./queue";
import { listReachable } from "./repository-email";
import type { AlertAbout } from "./schema";

/**
 * Queues mail about an alert to the operators with these Twitch ids, in the transaction that begins or ends it, so that
 * it is told once whatever happens. That it is over is told to those who were told that it began. Answers what is to be
 * appended to the outbox at the end of that transaction.
 */
export async function tellOperators(
  tx: Db,
  twitchIds: readonly string[],
  about: AlertAbout,
): Promise<EventOf<"deliveries.queued">[]> {
  const people = await listReachable(tx, twitchIds, about.closedAt === null ? null : about.alertId);
  return queueDeliveries(
    tx,
    people.map((id) => mailOf(id, "alert", about)),
  );
}
