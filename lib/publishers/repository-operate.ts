import type { Db } from "@/lib/db/client";

/** Nobody else changes one to the end of the transaction. */
export async function hold(tx: Db, id: string): Promise<void> {
  await tx.query("SELECT FROM publisher WHERE id = $1 FOR NO KEY UPDATE", [id]);
}

/** Stops one; says whether it was going. */
export async function pause(db: Db, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE publisher SET paused_at = clock_timestamp(), updated_at = clock_timestamp()
     WHERE id = $1 AND paused_at IS NULL`,
    [id],
  );
  return rowCount === 1;
}

/** Lets one go on that was paused or given up, and one that waits for its next attempt try at once; says whether any of it was so. */
export async function resume(db: Db, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE publisher SET paused_at = NULL, disabled_at = NULL, disabled_reason = NULL, next_attempt_at = NULL,
       failures = 0, failing_since = CASE WHEN disabled_at IS NULL THEN failing_since END,
       updated_at = clock_timestamp()
     WHERE id = $1 AND (paused_at IS NOT NULL OR disabled_at IS NOT NULL OR next_attempt_at IS NOT NULL)`,
    [id],
  );
  return rowCount === 1;
}

/** Has one get `kinds` (null: all that need no choosing); says whether it got others until now. */
export async function choose(db: Db, id: string, kinds: readonly string[] | null): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE publisher SET kinds = $2, updated_at = clock_timestamp()
     WHERE id = $1 AND kinds IS DISTINCT FROM $2::text[]`,
    [id, kinds],
  );
  return rowCount === 1;
}

/** Puts the position back to right before `seq`; false where it is not behind the present one. */
export async function putBack(db: Db, id: string, seq: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE publisher SET position = $2::bigint - 1, updated_at = clock_timestamp()
     WHERE id = $1 AND position >= $2::bigint`,
    [id, seq],
  );
  return rowCount === 1;
}

/** The first event at or after a moment. */
export async function firstSince(db: Db, moment: string): Promise<number | null> {
  const { rows } = await db.query<{ seq: string | null }>(
    "SELECT min(seq) AS seq FROM outbox WHERE created_at >= $1",
    [moment],
  );
  return rows[0]?.seq ? Number(rows[0].seq) : null;
}

/** The event with an id that was drawn at about `drawnAt`: ids have no index, times have. */
export async function seqOf(db: Db, eventId: string, drawnAt: Date): Promise<number | null> {
  const { rows } = await db.query<{ seq: string }>(
    `SELECT seq FROM outbox WHERE id = $1
       AND created_at BETWEEN $2::timestamptz - interval '1 minute' AND $2::timestamptz + interval '1 minute'`,
    [eventId, drawnAt.toISOString()],
  );
  return rows[0] ? Number(rows[0].seq) : null;
}

/** How many events of `kinds` lie between `seq` and `position`, both included. */
export async function countSent(
  db: Db,
  { seq, position, kinds }: { seq: number; position: number; kinds: readonly string[] },
): Promise<number> {
  const { rows } = await db.query<{ events: number }>(
    "SELECT count(*)::int AS events FROM outbox WHERE seq BETWEEN $1 AND $2 AND kind = ANY($3)",
    [seq, position, kinds],
  );
  return rows[0]?.events ?? 0;
}
