import type { ClipFileKind } from "@/lib/clips/schema";
import type { Db } from "@/lib/db/client";
import { type Fate, type FileProblem, MOST_TIMES_GONE } from "./core/fate";
import type { Stored, StoreName } from "./store";

// Leases and tries go by Postgres' clock, which all workers share.

/** Files of one kind that a channel has to be fetched. */
export interface FileWork {
  channelId: string;
  kind: ClipFileKind;
}

export interface DueFile extends FileWork {
  clipId: string;
  twitchId: string;
  thumbnailUrl: string;
  /** The number of the next try; the first is 1. */
  attempt: number;
  /** Bytes of the channel's quota that are left. */
  room: number;
}

/** A file that this process may fetch until its lease is over. */
export interface ClaimedFile extends DueFile {
  key: string;
  /** Which claim it is: what comes after it has ended changes nothing. */
  leasedUntil: Date;
}

const CLAIMABLE = `
  FROM clip_file f JOIN clip c ON c.id = f.clip_id JOIN clip_archive a ON a.channel_id = c.channel_id
  WHERE (f.state = 'wanted' OR (f.state = 'gone' AND f.attempts < ${MOST_TIMES_GONE}))
    AND f.due_at <= clock_timestamp() AND (f.leased_until IS NULL OR f.leased_until < clock_timestamp())
    AND a.enabled AND EXISTS (SELECT FROM channel h WHERE h.broadcaster_id = a.channel_id AND h.join_wanted)
    AND CASE f.kind WHEN 'video' THEN a.keep_videos ELSE a.keep_thumbnails END
    AND a.kept_bytes < a.quota_mb::bigint * 1048576 AND c.deleted_at IS NULL`;

/** Where there is something to fetch, the channel with the newest clip first. */
export async function listWork(db: Db): Promise<FileWork[]> {
  const { rows } = await db.query<FileWork>(
    `SELECT c.channel_id AS "channelId", f.kind ${CLAIMABLE}
     GROUP BY c.channel_id, f.kind ORDER BY max(c.created_at) DESC, f.kind`,
  );
  return rows;
}

/** Locks up to `limit` files that are due, newest clips first. */
export async function lockDue(db: Db, { channelId, kind }: FileWork, limit: number): Promise<DueFile[]> {
  const { rows } = await db.query<DueFile>(
    `SELECT f.clip_id AS "clipId", f.kind, c.channel_id AS "channelId", c.twitch_id AS "twitchId",
       c.thumbnail_url AS "thumbnailUrl", f.attempts + 1 AS attempt,
       (a.quota_mb::bigint * 1048576 - a.kept_bytes)::float8 AS room
     ${CLAIMABLE} AND c.channel_id = $1 AND f.kind = $2
     ORDER BY c.created_at DESC, c.id DESC LIMIT $3 FOR UPDATE OF f SKIP LOCKED`,
    [channelId, kind, limit],
  );
  return rows;
}

/** Which of these keys are still to be removed from a store. */
export async function listUnremoved(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ key: string }>("SELECT key FROM clip_file_removal WHERE key = ANY($1)", [
    keys,
  ]);
  return new Set(rows.map(({ key }) => key));
}

/** Takes files that are locked, and notes where they are going to be: from now on their rows know of what is written. */
export async function lease(
  db: Db,
  files: readonly { clipId: string; kind: ClipFileKind; key: string }[],
  { store, leaseMs }: { store: StoreName; leaseMs: number },
): Promise<Map<string, Date>> {
  const { rows } = await db.query<{ key: string; leasedUntil: Date }>(
    `UPDATE clip_file f SET attempts = f.attempts + 1, store = $4, key = n.key,
       leased_until = clock_timestamp() + $5 * interval '1 millisecond'
     FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n(clip_id, kind, key)
     WHERE f.clip_id = n.clip_id AND f.kind = n.kind RETURNING f.key, f.leased_until AS "leasedUntil"`,
    [
      files.map((file) => file.clipId),
      files.map((file) => file.kind),
      files.map((file) => file.key),
      store,
      leaseMs,
    ],
  );
  return new Map(rows.map(({ key, leasedUntil }) => [key, leasedUntil]));
}

const MINE = "clip_id = $1 AND kind = $2 AND leased_until = $3 AND state <> 'kept'";
const mine = ({ clipId, kind, leasedUntil }: ClaimedFile) => [clipId, kind, leasedUntil.toISOString()];

/** Notes a file as kept; false when this claim is over. */
export async function markKept(
  db: Db,
  file: ClaimedFile,
  { bytes, sha256, contentType, at }: Stored & { contentType: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE clip_file SET state = 'kept', bytes = $4, sha256 = $5, content_type = $6, kept_at = $7,
       leased_until = NULL, problem = NULL WHERE ${MINE}`,
    [...mine(file), bytes, sha256, contentType, at.toISOString()],
  );
  return rowCount === 1;
}

/** Counts bytes that are kept; false, and nothing counted, when the channel's quota has no room for them. */
export async function countKept(db: Db, channelId: string, bytes: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE clip_archive SET kept_bytes = kept_bytes + $2
     WHERE channel_id = $1 AND kept_bytes + $2 <= quota_mb::bigint * 1048576`,
    [channelId, bytes],
  );
  return rowCount === 1;
}

/** Ends a claim without a file. `bytes` is how large it would have been, where that is known. */
export async function markUnkept(
  db: Db,
  file: ClaimedFile,
  { problem, fate, bytes }: { problem: FileProblem; fate: Fate; bytes: number | null },
): Promise<void> {
  await db.query(
    `UPDATE clip_file SET state = $4, problem = $5, bytes = $6, leased_until = NULL,
       due_at = clock_timestamp() + $7 * interval '1 millisecond' WHERE ${MINE}`,
    [...mine(file), fate.state, problem, bytes, fate.dueInMs ?? 0],
  );
}

/** Gives files back untried: what is in the way is not of theirs. */
export async function giveBack(
  db: Db,
  files: readonly ClaimedFile[],
  { dueInMs, problem }: { dueInMs: number; problem: FileProblem | null },
): Promise<void> {
  await db.query(
    `UPDATE clip_file f SET leased_until = NULL, attempts = f.attempts - 1, problem = COALESCE($4, f.problem),
       due_at = clock_timestamp() + $5 * interval '1 millisecond'
     FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS n(clip_id, kind, leased_until)
     WHERE f.clip_id = n.clip_id AND f.kind = n.kind AND f.leased_until = n.leased_until AND f.state <> 'kept'`,
    [
      files.map((file) => file.clipId),
      files.map((file) => file.kind),
      files.map((file) => file.leasedUntil.toISOString()),
      problem,
      dueInMs,
    ],
  );
}

/** Has a file removed whose row is gone: its removal may have come before the file. */
export async function removeForgotten(db: Db, store: StoreName, key: string): Promise<void> {
  await db.query(
    `INSERT INTO clip_file_removal (store, key) SELECT $1, $2
     WHERE NOT EXISTS (SELECT FROM clip_file WHERE clip_id = right($2, 36)::uuid AND key = $2) ON CONFLICT DO NOTHING`,
    [store, key],
  );
}
