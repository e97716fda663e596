import type { Db } from "@/lib/db/client";
import { lowestIdAt } from "@/lib/kernel/id-at";
import { inBatches } from "@/lib/kernel/in-batches";
import * as repository from "./repository-prune";

const BATCH = 5_000;
const DAY_MS = 86_400_000;

/** A weekly digest looks back at the one before. */
const SLOT_DAYS = 30;
/** A digest is long, and of no use once it has been read. */
const DIGEST_DAYS = 14;
/** Those that became so old since about the last time, with room for a day on which nobody came: not all of them. */
const EMPTIED_DAYS = 3;

/** Deletes deliveries from before `before`, and before that what digests said; says how many deliveries. */
export async function pruneDeliveries(
  db: Db,
  { before, now, signal }: { before: Date; now: Date; signal?: AbortSignal },
): Promise<number> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await repository.deleteSlotsBefore(db, daysAgo(SLOT_DAYS));
  await repository.emptyDigests(
    db,
    lowestIdAt(daysAgo(DIGEST_DAYS + EMPTIED_DAYS)),
    lowestIdAt(daysAgo(DIGEST_DAYS)),
  );
  const belowId = lowestIdAt(before);
  return inBatches(BATCH, (size) => repository.deleteBelow(db, belowId, size), signal);
}
