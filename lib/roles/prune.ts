import type { Db } from "@/lib/db/client";
import { lowestIdAt } from "@/lib/kernel/id-at";
import { inBatches } from "@/lib/kernel/in-batches";
import { deleteIdleRuns } from "./repository-sync";

const BATCH = 5_000;

/** Deletes runs made before `before` that changed nothing; says how many. What changed stays, and so does its run. */
export const pruneRoleRuns = (db: Db, before: Date, signal?: AbortSignal): Promise<number> =>
  inBatches(BATCH, (size) => deleteIdleRuns(db, lowestIdAt(before), size), signal);
