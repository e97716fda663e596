import type { Conduit, Shard } from "./conduits";
import type { EventSubscription, SubscriptionTransport } from "./subscriptions";

/** A subscription as Twitch shows it, in lists and in messages: never its secret. */
export function subscriptionRow(subscription: EventSubscription, cost: number) {
  const { id, status, type, version, condition, createdAt, transport } = subscription;
  return {
    id,
    status,
    type,
    version,
    condition,
    created_at: createdAt,
    transport: transportRow(transport),
    cost,
  };
}

export const conduitRow = ({ id, shardCount }: Conduit) => ({ id, shard_count: shardCount });

export const shardRow = (number: number, { status, transport }: Shard) => ({
  id: String(number),
  status,
  transport: transportRow(transport),
});

function transportRow(transport: SubscriptionTransport) {
  switch (transport.method) {
    case "webhook":
      return { method: "webhook", callback: transport.callback };
    case "conduit":
      return { method: "conduit", conduit_id: transport.conduitId };
    case "websocket":
      return {
        method: "websocket",
        session_id: transport.sessionId,
        connected_at: transport.connectedAt,
        ...(transport.disconnectedAt !== undefined && { disconnected_at: transport.disconnectedAt }),
      };
  }
}
