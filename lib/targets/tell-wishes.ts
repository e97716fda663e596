import { v7 as uuidv7 } from "uuid";
import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { inBatches } from "@/lib/kernel/in-batches";
import { announceInCategory } from "@/lib/notifications";
import type { ActiveSet } from "./active-sets";
import type { Member } from "./core/member";
import { type Served, servedAfter } from "./core/served";
import * as repository from "./repository-told";

/**
 * Entries that one wish makes within an hour. In a popular category thousands may begin: who wants to hear of them reads
 * a handful, and then how many more there were.
 */
const MOST_AN_HOUR = 20;

/**
 * Who is served, by target, as one process has seen it. What it does not know costs a question to the database, which
 * alone says who was told.
 */
export type ServedTargets = Map<string, Served>;

/**
 * Tells all who wish for it of the streams in a category, after a look at it: of each stream once, whenever so many
 * watch it. One stream is one transaction; where this dies, the next look goes on.
 */
export async function tellWishes(
  pool: Pool,
  set: ActiveSet,
  { now, signal, served }: { now: Date; signal?: AbortSignal | undefined; served: ServedTargets },
): Promise<void> {
  await withTransaction((tx) => repository.primeWishes(tx, set, now), pool);
  const streams = new Map(set.members.map((member) => [member.streamId, member]));
  const before = served.get(set.targetId);
  for (const id of await repository.listWished(pool, set, before)) {
    if (signal?.aborted) return;
    const stream = streams.get(id);
    if (stream) await tellOf(pool, set.targetId, stream);
  }
  served.set(set.targetId, servedAfter(before, set.members, now.getTime()));
}

async function tellOf(pool: Pool, targetId: string, stream: Member): Promise<void> {
  await withTransaction(async (tx) => {
    await repository.becomeOnlyTeller(tx);
    const announcementId = uuidv7();
    const told = await repository.noteTold(tx, targetId, stream, { announcementId, most: MOST_AN_HOUR });
    await appendEvents(tx, await announceInCategory(tx, announcementOf(announcementId, stream), told));
  }, pool);
}

const announcementOf = (id: string, stream: Member): Parameters<typeof announceInCategory>[1] => ({
  id,
  broadcasterId: stream.userId,
  streamId: stream.streamId,
  broadcasterName: stream.userName,
  login: stream.userLogin,
  // Lists of streams tell none.
  avatarUrl: null,
  streamTitle: stream.title,
  categoryId: stream.gameId,
  categoryName: stream.gameName,
  viewerCount: stream.viewerCount,
  startedAt: new Date(stream.startedAtMs),
  source: "poll",
  observedAt: new Date(stream.seenAtMs),
});

const BATCH = 5_000;

/** Forgets what was told by wishes before `before`; says how many streams and people that were. */
export const pruneTold = (pool: Pool, before: Date, signal?: AbortSignal): Promise<number> =>
  inBatches(BATCH, (size) => repository.deleteToldBefore(pool, before, size), signal);
