import type { Db } from "@/lib/db/client";

/** Notes categories that are not known, to be named by the next run. */
export async function noteCategories(db: Db, ids: readonly string[]): Promise<void> {
  await db.query(
    `INSERT INTO category (id, name, read_at)
     SELECT DISTINCT id, '', to_timestamp(0) FROM unnest($1::text[]) AS a (id) WHERE id <> '' ORDER BY id
     ON CONFLICT (id) DO NOTHING`,
    [ids],
  );
}

/** Categories whose names were read before then, or never, which come first. */
export async function categoriesToName(db: Db, before: Date, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT id FROM category WHERE read_at < $1 ORDER BY read_at, id LIMIT $2",
    [before.toISOString(), limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Keeps what Twitch calls categories. Of one that it does not know (any more) the name stays, or is empty, and it is
 * not asked about again for a while.
 */
export async function putCategories(
  db: Db,
  asked: readonly string[],
  told: readonly { id: string; name: string }[],
  now: Date,
): Promise<void> {
  await db.query(
    `INSERT INTO category AS k (id, name, read_at)
     SELECT a.id, coalesce(t.name, ''), $4
     FROM unnest($1::text[]) AS a (id) LEFT JOIN unnest($2::text[], $3::text[]) AS t (id, name) ON t.id = a.id
     ORDER BY a.id
     ON CONFLICT (id) DO UPDATE SET name = coalesce(nullif(excluded.name, ''), k.name), read_at = excluded.read_at`,
    [asked, told.map(({ id }) => id), told.map(({ name }) => name), now.toISOString()],
  );
}
