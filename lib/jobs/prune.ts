import type { Db } from "@/lib/db/client";
import { inBatches } from "@/lib/kernel/in-batches";
import * as repository from "./repository-sweep";

const BATCH = 5_000;

/** Deletes ended runs that began before `before`; says how many. */
export function pruneRuns(db: Db, options: { before: Date; signal?: AbortSignal }): Promise<number> {
  return inBatches(BATCH, (size) => repository.deleteRunsBefore(db, options.before, size), options.signal);
}
