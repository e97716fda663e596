import type { Db } from "@/lib/db/client";
import { inBatches } from "@/lib/kernel/in-batches";
import { deleteMessagesBefore, deleteMinutesBefore } from "./repository-messages";

const BATCH = 5_000;

/**
 * Deletes messages received before `before`; says how many. They must be kept longer than the ten minutes in which
 * Twitch's messages are taken: until then they tell what comes twice.
 */
export async function pruneEventSub(db: Db, before: Date, signal?: AbortSignal): Promise<number> {
  await deleteMinutesBefore(db, before);
  return inBatches(BATCH, (size) => deleteMessagesBefore(db, before, size), signal);
}
