import type { Db } from "@/lib/db/client";

/**
 * The clips of a collection in its order, removed ones too, while nobody else changes it until the transaction ends;
 * undefined when the collection was removed.
 */
export async function lockItems(tx: Db, collectionId: string): Promise<string[] | undefined> {
  const locked = await tx.query(
    "UPDATE clip_collection SET changed_at = clock_timestamp() WHERE id = $1 AND deleted_at IS NULL",
    [collectionId],
  );
  if (locked.rowCount === 0) return undefined;
  const { rows } = await tx.query<{ id: string }>(
    `SELECT clip_id AS id FROM clip_collection_item WHERE collection_id = $1 ORDER BY position, clip_id`,
    [collectionId],
  );
  return rows.map(({ id }) => id);
}

/** Which of these are clips of the channel that were not removed. */
export async function clipsAmong(tx: Db, channelId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    "SELECT id FROM clip WHERE id = ANY($2) AND channel_id = $1 AND deleted_at IS NULL",
    [channelId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Makes these, in this order, the clips of a collection whose items are locked. */
export async function putItems(tx: Db, collectionId: string, ids: readonly string[]): Promise<void> {
  await tx.query("DELETE FROM clip_collection_item WHERE collection_id = $1 AND clip_id <> ALL($2)", [
    collectionId,
    ids,
  ]);
  await tx.query(
    `INSERT INTO clip_collection_item AS i (collection_id, clip_id, position)
     SELECT $1, id, n FROM unnest($2::uuid[]) WITH ORDINALITY AS o (id, n)
     ON CONFLICT (collection_id, clip_id) DO UPDATE SET position = excluded.position
       WHERE i.position <> excluded.position`,
    [collectionId, ids],
  );
}
