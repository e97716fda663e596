import { randomUUID } from "node:crypto";
import { TallyError } from "@/lib/kernel/errors";
import { nanoseconds } from "./core/events";
import type { EventSub } from "./event-sub";
import type { EventSubscription } from "./subscriptions";
import type { WebhookMessage } from "./webhook";

/** What may come to a callback that Twitch should not send, or somebody else does. */
export const TRICKS = ["forged", "old", "replayed", "unknown-type", "not-json", "huge"] as const;
export type Trick = (typeof TRICKS)[number];

const OLD_MS = 11 * 60_000;
const HUGE_BYTES = 5 * 1024 * 1024;

/**
 * Plays a trick on the callback of a subscription that works; answers the HTTP status that came back, 0 for none.
 * @throws TallyError conflict when no webhook is subscribed
 */
export async function playTrick(eventSub: EventSub, trick: Trick): Promise<number> {
  const { deliveries } = eventSub;
  if (trick === "replayed" && deliveries.lastNotification) {
    return (await deliveries.send(deliveries.lastNotification, { attempt: 1 })).status;
  }
  const subscription = [...eventSub.subscriptions.all()].find(
    ({ status, transport }) => status === "enabled" && transport.method === "webhook",
  );
  if (subscription?.transport.method !== "webhook") {
    throw new TallyError("conflict", "No webhook is subscribed to anything.");
  }
  const event = { broadcaster_user_id: subscription.condition.broadcaster_user_id ?? "1" };
  const honest = eventSub.messageOf("notification", subscription, { event });
  const { status } = await deliveries.send(
    {
      message: spoil(honest, trick, subscription, eventSub.deps.now()),
      target: subscription.transport,
      subscriptionId: subscription.id,
    },
    { signature: trick === "forged" ? `sha256=${"0".repeat(64)}` : undefined },
  );
  return status;
}

function spoil(
  honest: WebhookMessage,
  trick: Trick,
  subscription: EventSubscription,
  now: number,
): WebhookMessage {
  switch (trick) {
    case "old":
      return { ...honest, timestamp: nanoseconds(now - OLD_MS, 0) };
    case "unknown-type": {
      const type = "channel.unheard_of";
      return {
        ...honest,
        type,
        id: randomUUID(),
        body: honest.body.replaceAll(`"${subscription.type}"`, `"${type}"`),
      };
    }
    case "not-json":
      return { ...honest, body: "{" };
    case "huge":
      return { ...honest, body: JSON.stringify({ padding: "x".repeat(HUGE_BYTES) }) };
    case "forged":
    case "replayed":
      return honest;
  }
}
