import type { Pool } from "@/lib/db/client";
import { inBatches } from "@/lib/kernel/in-batches";
import { deleteEndedBefore } from "./repository";

const BATCH = 1_000;

/**
 * Deletes the keys that were revoked or had expired before `before`; says how many. What was done by them stays in the
 * audit log, which needs no row of theirs.
 */
export const pruneKeys = (pool: Pool, before: Date, signal?: AbortSignal): Promise<number> =>
  inBatches(BATCH, (size) => deleteEndedBefore(pool, before, size), signal);
