import type { Db } from "@/lib/db/client";
import { inBatches } from "@/lib/kernel/in-batches";
import { deleteActionsBefore } from "./repository-actions";
import { deletePermitsBefore } from "./repository-permits";

const BATCH = 5_000;

/** Forgets offences from before `before`, and permits that have ended by then; says how many rows that were. */
export async function pruneModeration(db: Db, before: Date, signal: AbortSignal): Promise<number> {
  const actions = await inBatches(BATCH, (size) => deleteActionsBefore(db, before, size), signal);
  return actions + (await inBatches(BATCH, (size) => deletePermitsBefore(db, before, size), signal));
}
