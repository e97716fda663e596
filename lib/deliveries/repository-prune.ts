import type { Db } from "@/lib/db/client";

/** Deletes at most `limit` deliveries with ids below `belowId`, the oldest first; says how many. */
export async function deleteBelow(db: Db, belowId: string, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM delivery WHERE id IN (
       SELECT id FROM delivery WHERE id < $1 AND state <> 'sending' ORDER BY id LIMIT $2)`,
    [belowId, limit],
  );
  return rowCount ?? 0;
}

/** Empties digests that have come to their end, with ids from one up to another; says how many. */
export async function emptyDigests(db: Db, fromId: string, belowId: string): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE delivery SET about = NULL
     WHERE id >= $1 AND id < $2 AND kind = 'digest' AND state IN ('sent', 'skipped') AND about IS NOT NULL`,
    [fromId, belowId],
  );
  return rowCount ?? 0;
}

/** Forgets which digests were made before `before`. */
export async function deleteSlotsBefore(db: Db, before: Date): Promise<number> {
  const { rowCount } = await db.query("DELETE FROM digest_sent WHERE slot < $1", [before]);
  return rowCount ?? 0;
}
