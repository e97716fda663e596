import type { Db } from "@/lib/db/client";
import type { StoreName } from "./store";

// Which files there are to be. Each statement does a step of at most `limit` rows, and says how many it did.

const ALLOWED = "CASE f.kind WHEN 'video' THEN a.keep_videos ELSE a.keep_thumbnails END";
const FREE = "(f.leased_until IS NULL OR f.leased_until < clock_timestamp())";

/** Wants the files that owners allow and that are not known yet, of the newest clips first. */
export async function wantFiles(db: Db, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO clip_file (clip_id, kind)
     SELECT c.id, k.kind FROM clip_archive a
     CROSS JOIN LATERAL (VALUES ('thumbnail', a.keep_thumbnails), ('video', a.keep_videos)) AS k(kind, allowed)
     JOIN clip c ON c.channel_id = a.channel_id
     WHERE k.allowed AND a.enabled
       AND EXISTS (SELECT FROM channel h WHERE h.broadcaster_id = a.channel_id AND h.join_wanted)
       AND c.deleted_at IS NULL AND c.gone_at IS NULL
       AND NOT EXISTS (SELECT FROM clip_file f WHERE f.clip_id = c.id AND f.kind = k.kind)
     ORDER BY c.created_at DESC, c.id DESC LIMIT $1 ON CONFLICT DO NOTHING`,
    [limit],
  );
  return rowCount ?? 0;
}

/**
 * Forgets files whose owner does not allow them (any longer), and those of clips that were removed before
 * `removedBefore`. What was kept of them is to be removed from its store; a clip that comes back is fetched anew.
 */
export async function forgetUnwanted(db: Db, removedBefore: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM clip_file WHERE (clip_id, kind) IN (
       SELECT f.clip_id, f.kind FROM clip_file f
       JOIN clip c ON c.id = f.clip_id JOIN clip_archive a ON a.channel_id = c.channel_id
       WHERE (NOT ${ALLOWED} OR c.deleted_at < $1) AND ${FREE} LIMIT $2 FOR UPDATE OF f SKIP LOCKED)`,
    [removedBefore.toISOString(), limit],
  );
  return rowCount ?? 0;
}

/** Lets go of files that were kept for as many days as their channel keeps them. Their rows tell that they were. */
export async function dropOld(db: Db, now: Date, limit: number): Promise<number> {
  const { rows } = await db.query<{ dropped: number }>(
    `WITH old AS (
       SELECT f.clip_id, f.kind, f.store, f.key, f.bytes, c.channel_id FROM clip_file f
       JOIN clip c ON c.id = f.clip_id JOIN clip_archive a ON a.channel_id = c.channel_id
       WHERE f.state = 'kept' AND f.kept_at < $1::timestamptz - a.retention_days * interval '1 day'
       LIMIT $2 FOR UPDATE OF f SKIP LOCKED),
     removal AS (INSERT INTO clip_file_removal (store, key) SELECT store, key FROM old ON CONFLICT DO NOTHING),
     dropped AS (
       UPDATE clip_file f SET state = 'dropped', problem = 'retention', store = NULL, key = NULL
       FROM old WHERE f.clip_id = old.clip_id AND f.kind = old.kind),
     freed AS (
       UPDATE clip_archive a SET kept_bytes = a.kept_bytes - sums.bytes
       FROM (SELECT channel_id, sum(bytes) AS bytes FROM old GROUP BY channel_id) AS sums
       WHERE a.channel_id = sums.channel_id)
     SELECT count(*)::int AS dropped FROM old`,
    [now.toISOString(), limit],
  );
  return rows[0]?.dropped ?? 0;
}

/** Lets files wait whose channel has no room, and wants those again that fit by now. */
export async function heedQuotas(db: Db): Promise<void> {
  await db.query(
    `UPDATE clip_file f SET state = 'waiting', problem = 'no-room' FROM clip c, clip_archive a
     WHERE c.id = f.clip_id AND a.channel_id = c.channel_id AND f.state = 'wanted' AND ${FREE}
       AND a.kept_bytes >= a.quota_mb::bigint * 1048576`,
  );
  await db.query(
    `UPDATE clip_file f SET state = 'wanted', problem = NULL, attempts = 0, due_at = clock_timestamp()
     FROM clip c, clip_archive a
     WHERE c.id = f.clip_id AND a.channel_id = c.channel_id AND f.state = 'waiting'
       AND a.kept_bytes + COALESCE(f.bytes, 1) <= a.quota_mb::bigint * 1048576`,
  );
}

/** Files that nothing refers to any longer, in these stores; locked until the transaction ends. */
export async function lockRemovals(
  tx: Db,
  stores: readonly StoreName[],
  limit: number,
): Promise<{ store: StoreName; key: string }[]> {
  const { rows } = await tx.query<{ store: StoreName; key: string }>(
    `SELECT store, key FROM clip_file_removal WHERE store = ANY($1)
     ORDER BY added_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [stores, limit],
  );
  return rows;
}

export async function deleteRemovals(tx: Db, removed: readonly { store: StoreName; key: string }[]) {
  await tx.query(
    `DELETE FROM clip_file_removal r USING unnest($1::text[], $2::text[]) AS n(store, key)
     WHERE r.store = n.store AND r.key = n.key`,
    [removed.map(({ store }) => store), removed.map(({ key }) => key)],
  );
}
