import type { Db } from "@/lib/db/client";
import { inBatches } from "@/lib/kernel/in-batches";
import * as repository from "./repository-forget";

const BATCH = 5_000;
/** No cooldown is longer than a day: what is older makes nobody wait. The hours allow for clocks that differ. */
const COOLDOWN_KEPT_MS = 30 * 3_600_000;

/**
 * Deletes uses of commands from before `before`, and what is known of last uses that no cooldown asks for any more;
 * says how many of each. How often a command was used in all is not forgotten.
 */
export async function pruneCommands(
  db: Db,
  { before, now, signal }: { before: Date; now: Date; signal?: AbortSignal },
): Promise<{ uses: number; cooldowns: number }> {
  const cooled = new Date(now.getTime() - COOLDOWN_KEPT_MS);
  return {
    uses: await inBatches(BATCH, (size) => repository.deleteUsesBefore(db, before, size), signal),
    cooldowns: await inBatches(BATCH, (size) => repository.deleteCooldownsBefore(db, cooled, size), signal),
  };
}
