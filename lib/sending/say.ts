import type { Db } from "@/lib/db/client";
import type { DomainEvent } from "@/lib/events/schema";
import { changedEvent } from "./core/changed";
import { URGENCIES } from "./core/urgency";
import { dropExcess, insertOutgoing } from "./repository-queue";
import type { ToSay } from "./schema";

export interface Queued {
  /** Null when the same cause asked before: then nothing more is said. */
  id: string | null;
  /** To be appended to the outbox at the end of the transaction: they wake the bot that is to say it. */
  events: DomainEvent[];
}

/** At Twitch's pace a channel is through with so many in half a minute where we moderate, in a minute elsewhere. */
const MOST_WAITING = 60;
const FULL = `More than ${MOST_WAITING} messages waited in this channel, and this was among the least urgent.`;

/** Queues something to be said, in the transaction of what causes it. It is said once, or not at all.
 * Where too much waits, the least urgent and of those the oldest is dropped. */
export async function say(tx: Db, toSay: ToSay): Promise<Queued> {
  const id = await insertOutgoing(tx, toSay);
  if (id === undefined) return { id: null, events: [] };
  const { channelId } = toSay;
  const dropped = await dropExcess(tx, channelId, { most: MOST_WAITING, urgencies: URGENCIES, reason: FULL });
  const queued = { kind: "outgoing.changed", payload: { channelId, id, state: "queued" } } as const;
  return { id, events: [queued, ...dropped.map(changedEvent)] };
}
