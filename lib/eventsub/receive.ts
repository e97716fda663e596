import { z } from "zod";
import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now } from "@/lib/env/clock";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { addMessage, countUnstored, type EventSubMessage, type Outcome } from "./repository-messages";

export type { EventSubMessage } from "./repository-messages";

/** Whom a message is about, as far as it says. */
const about = z.object({
  subscription: z.object({ condition: z.object({ broadcaster_user_id: z.string() }) }),
});

/**
 * Takes a notification that is known to be Twitch's, by whichever transport it came: stores it once and wakes whoever
 * applies it. Twitch sends at least once, so a message that is there already is counted and does nothing.
 */
export const receiveEventSub = (pool: Pool, message: EventSubMessage): Promise<"stored" | "duplicate"> =>
  store(pool, message, null, {
    kind: "eventsub.received",
    payload: { messageId: message.messageId },
  });

/** Notes that Twitch has ended a subscription, once; whoever compares what there is looks again. */
export const receiveRevocation = (pool: Pool, message: EventSubMessage): Promise<"stored" | "duplicate"> =>
  store(pool, message, "revoked", { kind: "eventsub.changed", payload: { what: "subscriptions" } });

async function store(
  pool: Pool,
  message: EventSubMessage,
  outcome: Outcome | null,
  event: DomainEvent,
): Promise<"stored" | "duplicate"> {
  const known = about.safeParse(message.payload);
  const broadcasterId = known.success ? known.data.subscription.condition.broadcaster_user_id : null;
  return withTransaction(async (tx) => {
    const receivedAt = now();
    if (!(await addMessage(tx, { ...message, broadcasterId }, receivedAt, outcome))) {
      await countUnstored(tx, receivedAt, { duplicates: 1 });
      return "duplicate";
    }
    await appendEvents(tx, [event]);
    return "stored";
  }, pool);
}
