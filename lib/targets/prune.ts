import type { Db } from "@/lib/db/client";
import { inBatches } from "@/lib/kernel/in-batches";
import { deleteEndedBefore } from "./repository-journal";

const BATCH = 5_000;

/** Forgets streams of targets that ended before `before`; says how many. */
export const pruneTargets = (db: Db, before: Date, signal?: AbortSignal): Promise<number> =>
  inBatches(BATCH, (size) => deleteEndedBefore(db, before, size), signal);
