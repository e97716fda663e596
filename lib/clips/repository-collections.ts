import type { Db } from "@/lib/db/client";
import type { ClipRow } from "./core/clip-of-row";
import type { CollectionRow } from "./core/collection-of-row";
import { COLUMNS, JOINED } from "./repository-read-rows";
import type { ClipCollectionUpdate, NewClipCollection } from "./schema";

const COLLECTION = `SELECT l.id,
    json_build_object('id', b.id, 'login', b.login, 'displayName', b.display_name, 'avatarUrl', b.avatar_url)
      AS broadcaster,
    l.name, l.description, l.public, l.changed_at AS "changedAt", l.deleted_at AS "deletedAt",
    (SELECT count(*)::int FROM clip_collection_item i JOIN clip c ON c.id = i.clip_id
      WHERE i.collection_id = l.id AND c.deleted_at IS NULL) AS clips,
    (SELECT json_build_object('id', c.id, 'thumbnailUrl', c.thumbnail_url,
        'kept', CASE WHEN f.clip_id IS NULL THEN '[]'::json ELSE '["thumbnail"]' END)
      FROM clip_collection_item i JOIN clip c ON c.id = i.clip_id
        LEFT JOIN clip_file f ON f.clip_id = c.id AND f.kind = 'thumbnail' AND f.state = 'kept'
      WHERE i.collection_id = l.id AND c.deleted_at IS NULL
        AND (f.clip_id IS NOT NULL OR c.gone_at IS NULL AND c.thumbnail_url <> '')
      ORDER BY i.position, i.clip_id LIMIT 1) AS cover
  FROM clip_collection l JOIN broadcaster b ON b.id = l.channel_id`;

/** One collection, removed or not. */
export async function findCollection(db: Db, id: string): Promise<CollectionRow | undefined> {
  const { rows } = await db.query<CollectionRow>(`${COLLECTION} WHERE l.id = $1`, [id]);
  return rows[0];
}

/** A channel's collections, the latest changed first. */
export async function collectionsOf(
  db: Db,
  channelId: string,
  { removed, publicOnly }: { removed: boolean; publicOnly: boolean },
): Promise<CollectionRow[]> {
  const { rows } = await db.query<CollectionRow>(
    `${COLLECTION} WHERE l.channel_id = $1 AND (l.deleted_at IS NOT NULL) = $2 AND (l.public OR NOT $3)
     ORDER BY l.changed_at DESC, l.id DESC`,
    [channelId, removed, publicOnly],
  );
  return rows;
}

/** The channel's collections that hold a clip. */
export async function collectionsHolding(db: Db, channelId: string, clipId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT l.id FROM clip_collection_item i JOIN clip_collection l ON l.id = i.collection_id
     WHERE i.clip_id = $2 AND l.channel_id = $1 AND l.deleted_at IS NULL ORDER BY l.id`,
    [channelId, clipId],
  );
  return rows.map(({ id }) => id);
}

export type CollectedRow = ClipRow & { position: number };

/** The clips of a collection that were not removed, in its order. */
export async function collectedClips(
  db: Db,
  collectionId: string,
  { after, limit }: { after: { position: number; id: string } | null; limit: number },
): Promise<CollectedRow[]> {
  const { rows } = await db.query<CollectedRow>(
    `SELECT ${COLUMNS}, i.position FROM clip_collection_item i JOIN clip c ON c.id = i.clip_id ${JOINED}
     WHERE i.collection_id = $1 AND c.deleted_at IS NULL
       AND ($2::int IS NULL OR (i.position, i.clip_id) > ($2, $3::uuid))
     ORDER BY i.position, i.clip_id LIMIT $4`,
    [collectionId, after?.position ?? null, after?.id ?? null, limit],
  );
  return rows;
}

/** Nobody else makes or restores a collection of this channel until the transaction ends; says how many it has. */
export async function lockCollections(tx: Db, channelId: string): Promise<number> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('clip collections'), hashtext($1))", [channelId]);
  const { rows } = await tx.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM clip_collection WHERE channel_id = $1 AND deleted_at IS NULL",
    [channelId],
  );
  return rows[0]?.count ?? 0;
}

export async function insertCollection(
  tx: Db,
  channelId: string,
  { name, description, public: isPublic }: NewClipCollection,
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    "INSERT INTO clip_collection (channel_id, name, description, public) VALUES ($1, $2, $3, $4) RETURNING id",
    [channelId, name, description, isPublic],
  );
  return rows[0]?.id ?? "";
}

/** Nobody else changes a collection to the end of the transaction. */
export async function lockCollection(tx: Db, id: string): Promise<void> {
  await tx.query("SELECT FROM clip_collection WHERE id = $1 FOR NO KEY UPDATE", [id]);
}

/** Changes a collection that was not removed; what is undefined stays. False: it was removed. */
export async function updateCollection(tx: Db, id: string, change: ClipCollectionUpdate): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE clip_collection SET name = coalesce($2, name), description = coalesce($3, description),
       public = coalesce($4, public), changed_at = clock_timestamp()
     WHERE id = $1 AND deleted_at IS NULL`,
    [id, change.name ?? null, change.description ?? null, change.public ?? null],
  );
  return rowCount === 1;
}

/** Removes a collection or brings it back; false when it was so already. */
export async function putCollectionDeleted(tx: Db, id: string, deleted: boolean): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE clip_collection SET deleted_at = CASE WHEN $2 THEN clock_timestamp() END, changed_at = clock_timestamp()
     WHERE id = $1 AND (deleted_at IS NULL) = $2`,
    [id, deleted],
  );
  return rowCount === 1;
}
