import type { EventSubDeps } from "./deps";

/** The only shard of our conduit. */
export const SHARD = "0";

/**
 * The conduit that hands events on to our socket: the one we had, or a new one. Where Twitch gives no more, one whose
 * shards all are dead is taken over, as it would be one of ours that was forgotten. Null: there is none to be had.
 */
export async function ensureConduit(
  { twitch: { eventSub } }: Pick<EventSubDeps, "twitch">,
  known: string | null,
  signal: AbortSignal,
): Promise<string | null> {
  const conduits = await eventSub.listConduits({ signal });
  if (conduits.some(({ id }) => id === known)) return known;
  const made = await eventSub.createConduit(1, { signal });
  if (made) return made.id;
  for (const { id, shardCount } of conduits) {
    if (shardCount !== 1) continue;
    const shards = await eventSub.listShards(id, { signal });
    if (shards.every(({ status }) => status !== "enabled")) return id;
  }
  return null;
}

/** The session that the conduit's shard sends to; null when it sends to none. */
export async function shardSession(
  { twitch }: Pick<EventSubDeps, "twitch">,
  conduitId: string,
  signal: AbortSignal,
): Promise<string | null> {
  const shards = await twitch.eventSub.listShards(conduitId, { signal });
  const shard = shards.find(({ id }) => id === SHARD);
  return shard?.status === "enabled" ? shard.sessionId : null;
}
