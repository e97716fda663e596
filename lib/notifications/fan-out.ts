import { setTimeout as sleep } from "node:timers/promises";
import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { queueDeliveries } from "@/lib/deliveries";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { decider, readFacts } from "@/lib/preferences";
import { deliveriesOf } from "./core/deliveries-of";
import * as repository from "./repository-fan-out";

/** Who never chose anything costs a row; who did costs a decision and some rows more. */
const CHUNK_SIZE = 20_000;
const CHOOSERS_IN_CHUNK = 2_000;

/** What is to be told so soon is waited for: nobody wakes the fan-out when its moment has come. */
const WAIT_MS = 15_000;
const LOOK_MS = 250;

/** What a fan-out did. */
export interface FanOutResult {
  chunks: number;
  /** Notifications made. */
  told: number;
  /** Announcements that have now reached everybody. */
  completed: number;
}

interface ChunkSizes {
  chunkSize?: number;
  /** At most so many people in a chunk who have chosen how they want to be told. */
  choosers?: number;
}

/**
 * Delivers the next chunk of whichever open announcement waits longest, so that one with a million
 * followers delays no other by more than a chunk. The chunk, what was decided for the people in it and its cursor
 * commit together: dying here leaves neither a gap nor a double. Any number may run at once. Null: nothing was there
 * to take.
 */
export async function fanOutNext(
  pool: Pool,
  { chunkSize = CHUNK_SIZE, choosers = CHOOSERS_IN_CHUNK }: ChunkSizes = {},
): Promise<{ told: number; completed: boolean } | null> {
  return withTransaction(async (tx) => {
    const announcement = await repository.takeNextAnnouncement(tx);
    if (!announcement) return null;
    const chunk = await repository.deliverChunk(tx, announcement, { limit: chunkSize, choosers });
    const { told, events } = await tellChoosers(tx, announcement, chunk.choosers);
    await appendEvents(tx, chunk.completed ? [...events, toldEvent(announcement)] : events);
    return { told: chunk.told + told, completed: chunk.completed };
  }, pool);
}

/** Open pages of those for whom it was decided here look into the inbox. */
const toldEvent = ({ id, type, broadcasterId }: repository.OpenAnnouncement): DomainEvent => ({
  kind: "announcement.told",
  payload: { announcementId: id, type, broadcasterId },
});

/** Decides for people who chose how they want to be told; says how many bells ring, and what to append to the outbox. */
async function tellChoosers(
  tx: Db,
  announcement: repository.OpenAnnouncement,
  userIds: readonly string[],
): Promise<{ told: number; events: DomainEvent[] }> {
  if (userIds.length === 0) return { told: 0, events: [] };
  const { id, broadcasterId, createdAt, now } = announcement;
  const kind = announcement.type === "broadcaster_live" ? "live" : "changed";
  const facts = await readFacts(tx, userIds, { ...announcement, announcedAt: createdAt, now });
  const devices = await repository.listDeviceIds(tx, userIds);
  const { title, categoryId, viewerCount } = announcement;
  const decisionsFor = decider({ kind, broadcasterId, title, categoryId, viewerCount, at: createdAt }, now);
  const { told, deliveries, queued } = deliveriesOf(
    [...facts].map(([userId, listener]) => ({
      userId,
      decisions: decisionsFor(listener),
      deviceIds: devices.get(userId) ?? [],
    })),
    { id, kind, queued: announcement.queued },
  );
  const made = await repository.tell(tx, id, told);
  await repository.count(tx, id, { told: made, queued });
  return { told: made, events: await queueDeliveries(tx, deliveries) };
}

/**
 * Delivers chunk after chunk until nothing is left to take, also in the seconds to come, or `signal` aborts.
 */
export async function fanOut(
  pool: Pool,
  options: ChunkSizes & { signal: AbortSignal; onChunk?: (result: FanOutResult) => void },
): Promise<FanOutResult> {
  const { signal } = options;
  const result: FanOutResult = { chunks: 0, told: 0, completed: 0 };
  while (!signal.aborted) {
    const chunk = await fanOutNext(pool, options);
    if (!chunk) {
      if (!(await repository.isDueWithin(pool, WAIT_MS))) break;
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
      continue;
    }
    result.chunks += 1;
    result.told += chunk.told;
    if (chunk.completed) result.completed += 1;
    options.onChunk?.(result);
  }
  return result;
}
