import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { inBatches } from "@/lib/kernel/in-batches";
import * as repository from "./repository-prune";

const BATCH = 5_000;

/** Deletes what was recorded before `before`; says how many entries. */
export const pruneAuditEntries = (pool: Pool, before: Date, signal?: AbortSignal): Promise<number> =>
  inBatches(
    BATCH,
    (size) => withTransaction((tx) => repository.deleteBefore(tx, before, size), pool),
    signal,
  );

/** Takes the addresses out of what was recorded before `before`; says of how many entries. */
export const blankAuditAddresses = (pool: Pool, before: Date, signal?: AbortSignal): Promise<number> =>
  inBatches(
    BATCH,
    (size) => withTransaction((tx) => repository.blankAddresses(tx, before, size), pool),
    signal,
  );

/**
 * Takes out of the record what says who somebody is who has their data erased: their address, their Twitch id where
 * they asked for something in chat, and all that is told of them where something was done to them. What they did
 * stays, by an id that nobody has any more. Says of how many entries. In the caller's transaction.
 */
export const forgetInAudit = (tx: Db, person: { personId: string; twitchId: string }): Promise<number> =>
  repository.forget(tx, person);
