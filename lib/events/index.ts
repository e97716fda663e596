import { type Db, db } from "@/lib/db/client";
import * as repository from "./repository";
import { emptyEventsOf } from "./repository-chatters";
import type { DomainEvent } from "./schema";

export { createBell } from "./bell";
export { createDemand } from "./demand";
export { type FollowOptions, type FollowState, followOutbox, type OutboxFollower } from "./follow";
export { eventManual, eventSchema, eventSchemas, startMessageExample } from "./manual";
export { publicEventOf } from "./public-event";
export { readEventsOf } from "./read";
export { emptyHeard } from "./repository-readers";

/**
 * Writes events in the caller's transaction; readers are woken when it commits. Call it last in the
 * transaction: from here to the commit no other transaction can append.
 */
export const appendEvents = (tx: Db, events: readonly DomainEvent[]): Promise<void> =>
  repository.append(tx, events);

/** The seq up to which a reader that begins now has nothing to catch up on. */
export const newestSeq = (from: Db = db()): Promise<number> => repository.newestSeq(from);

/** The seq to begin behind in order to see the latest `rows` events first. */
export const seqBehindLatest = repository.seqBehindLatest;

/** Empties what the outbox says of somebody (by Twitch id) as a chatter, and deletes their dead letters; says how many. */
export const forgetChatter = emptyEventsOf;

const PRUNE_BATCH = 5_000;

/**
 * Deletes events written before `before`, in batches so that no lock is held for long; says how many.
 * Harmless to run twice or to stop half-way. The newest event always stays.
 */
export async function pruneOutbox(db: Db, before: Date, signal?: AbortSignal): Promise<number> {
  let total = 0;
  while (!signal?.aborted) {
    const deleted = await repository.deleteBefore(db, before, PRUNE_BATCH);
    total += deleted;
    if (deleted < PRUNE_BATCH) break;
  }
  return total;
}
