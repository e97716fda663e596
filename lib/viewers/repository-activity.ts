import type { Db } from "@/lib/db/client";

/** Held by whoever counts what was noted, until its transaction ends. */
const COUNT_LOCK = 7210061;

export async function addNotes(db: Db, text: string): Promise<void> {
  await db.query("INSERT INTO viewer_activity (rows) VALUES ($1)", [text]);
}

export async function becomeOnlyCounter(db: Db): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock($1)", [COUNT_LOCK]);
}

/** Takes the notes of at most so many batches away, for good if this transaction is committed. */
export async function takeNotes(db: Db, most: number): Promise<string[]> {
  const { rows } = await db.query<{ rows: string }>(
    `DELETE FROM viewer_activity
     WHERE id = ANY(ARRAY(SELECT id FROM viewer_activity ORDER BY id LIMIT $1)) RETURNING rows`,
    [most],
  );
  return rows.map(({ rows: text }) => text);
}
