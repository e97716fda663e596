import type { Db } from "@/lib/db/client";

export interface SavedRow {
  id: string;
  name: string;
  query: string;
  createdAt: Date;
}

const COLUMNS = `id, name, query, created_at AS "createdAt"`;

/** A person's searches, by name. */
export async function listSaved(db: Db, userId: string): Promise<SavedRow[]> {
  const { rows } = await db.query<SavedRow>(
    `SELECT ${COLUMNS} FROM saved_search WHERE user_id = $1 ORDER BY lower(name), id`,
    [userId],
  );
  return rows;
}

/**
 * Keeps a search; one of the same name gets the new query. Undefined: the person has `most` others. The person's row
 * is held, so that two at once do not pass the limit.
 */
export async function putSaved(
  tx: Db,
  { userId, name, query, most }: { userId: string; name: string; query: string; most: number },
): Promise<SavedRow | undefined> {
  await tx.query("SELECT FROM person WHERE id = $1 FOR UPDATE", [userId]);
  const { rows } = await tx.query<SavedRow>(
    `INSERT INTO saved_search (user_id, name, query)
     SELECT $1, $2, $3
     WHERE (SELECT count(*) FROM saved_search WHERE user_id = $1 AND name <> $2) < $4
     ON CONFLICT (user_id, name) DO UPDATE SET query = excluded.query
     RETURNING ${COLUMNS}`,
    [userId, name, query, most],
  );
  return rows[0];
}

/** Forgets a search; false when the person has none of that id. */
export async function deleteSaved(db: Db, userId: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query("DELETE FROM saved_search WHERE user_id = $1 AND id = $2", [
    userId,
    id,
  ]);
  return rowCount === 1;
}
