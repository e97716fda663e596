import type { EventOf } from "@/lib/events/schema";
import type { OutgoingEvent } from "../carrier";

export const EVENTS_EXCHANGE = "tallylight.events";
export const DEAD_EXCHANGE = "tallylight.dead";
export const ONLINE_QUEUE = "stream.online";
export const DEAD_QUEUE = "stream.online.dead";

/** A message for RabbitMQ. The exchange "" is the default one, whose routing key is the name of a queue. */
export interface RabbitMessage {
  exchange: string;
  routingKey: string;
  body: Buffer;
  properties: {
    messageId: string;
    type: string;
    /** Seconds since the epoch. */
    timestamp: number;
    contentType: "application/json";
    persistent: true;
    /** Comes back where no queue takes it. */
    mandatory: boolean;
    headers: { key: string; seq: number };
  };
}

/** The messages of an event: one for everybody, and for the start of a stream one more for its queue. */
export function messagesOf({ seq, key, event }: OutgoingEvent): RabbitMessage[] {
  const properties = {
    messageId: event.id,
    type: event.kind,
    timestamp: Math.floor(Date.parse(event.at) / 1000),
    contentType: "application/json" as const,
    persistent: true as const,
    headers: { key, seq },
  };
  const { id, kind, version, at, data } = event;
  const toAll = {
    exchange: EVENTS_EXCHANGE,
    routingKey: kind,
    body: Buffer.from(JSON.stringify({ id, kind, version, key, at, data })),
    properties: { ...properties, mandatory: false },
  };
  const start = startOf(event);
  if (!start) return [toAll];
  const toQueue = {
    exchange: "",
    routingKey: ONLINE_QUEUE,
    body: Buffer.from(JSON.stringify(start)),
    properties: { ...properties, mandatory: true },
  };
  return [toAll, toQueue];
}

/** What the queue of starts is told: these five fields in this order. */
interface Start {
  user_id: string;
  user_login: string;
  game_id: string;
  title: string;
  started_at: string;
}

/** A stream that began, whoever saw it. One that is on again under the same id has begun before. */
function startOf({ kind, data }: OutgoingEvent["event"]): Start | null {
  if (kind === "stream.online") {
    const { change, broadcaster, stream } = data as EventOf<"stream.online">["payload"];
    if (change === "reopened") return null;
    const { categoryId: game_id, title, startedAt: started_at } = stream;
    return { user_id: broadcaster.id, user_login: broadcaster.login, game_id, title, started_at };
  }
  if (kind === "target.started") {
    const { userId, userLogin, gameId, title, startedAt } = (data as EventOf<"target.started">["payload"])
      .stream;
    return { user_id: userId, user_login: userLogin, game_id: gameId, title, started_at: startedAt };
  }
  return null;
}
