import type { Db } from "@/lib/db/client";
import type { ClipArchiveSettings, ClipArchiveStatus, ClipFileKind } from "./schema";

/**
 * Gives channels that have none an archive, due at `now`, with room for files of `quotaMb`: all, or the one. It is on
 * where the broadcaster connected the channel; where an operator did, somebody has to switch it on.
 */
export async function ensureArchives(
  db: Db,
  { now, quotaMb }: { now: Date; quotaMb: number },
  channelId: string | null = null,
): Promise<void> {
  await db.query(
    `INSERT INTO clip_archive (channel_id, enabled, due_at, quota_mb)
     SELECT broadcaster_id, authorised_by = 'owner', $1, $3 FROM channel c
     WHERE ($2::text IS NULL OR broadcaster_id = $2)
       AND NOT EXISTS (SELECT FROM clip_archive a WHERE a.channel_id = c.broadcaster_id)
     ORDER BY broadcaster_id
     ON CONFLICT (channel_id) DO NOTHING`,
    [now.toISOString(), channelId, quotaMb],
  );
}

export interface ArchiveRow {
  enabled: boolean;
  /** The bot was not made to leave the channel. */
  isConnected: boolean;
  leased: boolean;
  dueAt: Date;
  lastError: string | null;
  beganAt: Date | null;
  endedAt: Date | null;
  keepThumbnails: boolean;
  keepVideos: boolean;
  quotaMb: number;
  retentionDays: number | null;
  keptBytes: string;
  clips: number;
  gone: number;
  /** What the broadcaster allowed on Twitch, as far as they are connected. */
  scopes: string[];
}

/** How the archive stands; undefined when the channel has none. */
export async function findArchive(db: Db, channelId: string): Promise<ArchiveRow | undefined> {
  const { rows } = await db.query<ArchiveRow>(
    `SELECT a.enabled, h.join_wanted AS "isConnected", coalesce(a.leased_until > clock_timestamp(), false) AS leased, a.due_at AS "dueAt",
       a.last_error AS "lastError", a.backfill_began_at AS "beganAt", a.backfilled_at AS "endedAt",
       a.keep_thumbnails AS "keepThumbnails", a.keep_videos AS "keepVideos", a.quota_mb AS "quotaMb",
       a.retention_days AS "retentionDays", a.kept_bytes AS "keptBytes", c.clips, c.gone,
       coalesce((SELECT scopes FROM twitch_token WHERE owner = a.channel_id AND invalid_at IS NULL), '{}') AS scopes
     FROM clip_archive a JOIN channel h ON h.broadcaster_id = a.channel_id,
       LATERAL (
         SELECT count(*)::int AS clips, (count(*) FILTER (WHERE gone_at IS NOT NULL))::int AS gone
         FROM clip WHERE channel_id = a.channel_id AND deleted_at IS NULL) AS c
     WHERE a.channel_id = $1`,
    [channelId],
  );
  return rows[0];
}

export type FileCounts = Record<"kept" | "wanted" | "waiting" | "failed", number>;

/** How many files of a channel's clips are kept, or are to be. */
export async function countFiles(db: Db, channelId: string): Promise<FileCounts> {
  const { rows } = await db.query<FileCounts>(
    `SELECT (count(*) FILTER (WHERE state = 'kept'))::int AS kept,
       (count(*) FILTER (WHERE state = 'wanted'))::int AS wanted,
       (count(*) FILTER (WHERE state = 'waiting'))::int AS waiting,
       (count(*) FILTER (WHERE state = 'failed'))::int AS failed
     FROM clip_file f JOIN clip c ON c.id = f.clip_id WHERE c.channel_id = $1`,
    [channelId],
  );
  return rows[0] ?? { kept: 0, wanted: 0, waiting: 0, failed: 0 };
}

/** Has the files of a channel's clips tried again that were given up. */
export async function wantFailed(db: Db, channelId: string): Promise<void> {
  await db.query(
    `UPDATE clip_file f SET state = 'wanted', attempts = 0, problem = NULL, due_at = clock_timestamp()
     FROM clip c WHERE c.id = f.clip_id AND c.channel_id = $1 AND f.state = 'failed'`,
    [channelId],
  );
}

/** How many files of each kind are kept, and what they take, in bytes. */
export async function countKept(db: Db, channelId: string): Promise<ClipArchiveStatus["kept"]> {
  const { rows } = await db.query<{ kind: ClipFileKind; files: number; bytes: string }>(
    `SELECT kind, count(*)::int AS files, coalesce(sum(bytes), 0)::text AS bytes
     FROM clip_file f JOIN clip c ON c.id = f.clip_id WHERE c.channel_id = $1 AND f.state = 'kept' GROUP BY kind`,
    [channelId],
  );
  const of = (kind: ClipFileKind) => {
    const row = rows.find((one) => one.kind === kind);
    return { files: row?.files ?? 0, bytes: Number(row?.bytes ?? 0) };
  };
  return { thumbnail: of("thumbnail"), video: of("video") };
}

export interface ArchiveRight {
  enabled: boolean;
  isConnected: boolean;
  /** Who answers for the channel. */
  authorisedBy: "owner" | "operator";
}

/** By what right a channel is archived; held to the end of the transaction. */
export async function lockRight(db: Db, channelId: string): Promise<ArchiveRight | undefined> {
  const { rows } = await db.query<ArchiveRight>(
    `SELECT a.enabled, c.join_wanted AS "isConnected", c.authorised_by AS "authorisedBy"
     FROM clip_archive a JOIN channel c ON c.broadcaster_id = a.channel_id
     WHERE a.channel_id = $1 FOR NO KEY UPDATE OF c`,
    [channelId],
  );
  return rows[0];
}

/**
 * From now on the broadcaster answers for the channel, as they do once they have said whether its log is kept. Says
 * whether that is news.
 */
export async function putOwner(db: Db, channelId: string, userId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE channel SET authorised_by = 'owner', authorised_by_user_id = $2, reason = NULL
     WHERE broadcaster_id = $1 AND authorised_by <> 'owner'`,
    [channelId, userId],
  );
  return rowCount === 1;
}

/** Sets what is given; the rest stays. Switched on, its latest clips are due at `now`. */
export async function putArchiveSettings(
  db: Db,
  channelId: string,
  settings: ClipArchiveSettings,
  now: Date,
): Promise<void> {
  await db.query(
    `UPDATE clip_archive SET enabled = coalesce($2, enabled),
       due_at = CASE WHEN $2 AND NOT enabled THEN least(due_at, $8::timestamptz) ELSE due_at END,
       keep_thumbnails = coalesce($3, keep_thumbnails), keep_videos = coalesce($4, keep_videos),
       quota_mb = coalesce($5, quota_mb), retention_days = CASE WHEN $6 THEN $7 ELSE retention_days END
     WHERE channel_id = $1`,
    [
      ...[channelId, settings.enabled ?? null, settings.keepThumbnails ?? null, settings.keepVideos ?? null],
      ...[settings.quotaMb ?? null, settings.retentionDays !== undefined, settings.retentionDays ?? null],
      now.toISOString(),
    ],
  );
}

/**
 * Makes the channel's latest clips due at `now`; false when its archive is switched off. While they are being read,
 * what was due before does not count: that may be read without what somebody asks for now.
 */
export async function putDueNow(db: Db, channelId: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE clip_archive SET due_at =
       CASE WHEN leased_until > clock_timestamp() THEN $2::timestamptz ELSE least(due_at, $2::timestamptz) END
     WHERE channel_id = $1 AND enabled`,
    [channelId, now.toISOString()],
  );
  return rowCount === 1;
}
