import type { Db } from "@/lib/db/client";
import type { KnownClip, StorePlan } from "./core/store-plan";

/** Those of the clips that are known, held to the end of the transaction. */
export async function lockKnown(db: Db, twitchIds: readonly string[]): Promise<KnownClip[]> {
  const { rows } = await db.query<KnownClip>(
    `SELECT id, twitch_id AS "twitchId", title, thumbnail_url AS "thumbnailUrl", views, gone_at AS "goneAt"
     FROM clip WHERE twitch_id = ANY ($1) ORDER BY twitch_id FOR NO KEY UPDATE`,
    [twitchIds],
  );
  return rows;
}

/** A clip that was written. */
export interface WrittenClip {
  id: string;
  twitchId: string;
  channelId: string;
  title: string;
  createdAt: Date;
  added: boolean;
}

/**
 * Writes clips of connected channels as Twitch tells them: new ones, and what Twitch says of known ones. What their
 * channel says of them stays, and so does the stream that a clip is linked to.
 */
export async function putClips(db: Db, rows: StorePlan["rows"], now: Date): Promise<WrittenClip[]> {
  if (rows.length === 0) return [];
  const { rows: written } = await db.query<WrittenClip>(
    `INSERT INTO clip AS c (twitch_id, channel_id, creator_id, creator_name, title, category_id, language, views,
       duration_ms, created_at, thumbnail_url, embed_url, featured, video_id, vod_offset, refresh_due_at, refreshed_at)
     SELECT r.*, $17::timestamptz
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[],
       $9::int[], $10::timestamptz[], $11::text[], $12::text[], $13::boolean[], $14::text[], $15::int[],
       $16::timestamptz[]) AS r (twitch_id, channel_id, creator_id, creator_name, title, category_id, language, views,
       duration_ms, created_at, thumbnail_url, embed_url, featured, video_id, vod_offset, refresh_due_at)
     JOIN channel ON channel.broadcaster_id = r.channel_id
     ORDER BY r.twitch_id
     ON CONFLICT (twitch_id) DO UPDATE SET creator_name = excluded.creator_name, title = excluded.title,
       category_id = excluded.category_id, language = excluded.language, views = excluded.views,
       duration_ms = excluded.duration_ms, thumbnail_url = excluded.thumbnail_url, embed_url = excluded.embed_url,
       featured = excluded.featured, video_id = excluded.video_id, vod_offset = excluded.vod_offset,
       refresh_due_at = excluded.refresh_due_at, refreshed_at = excluded.refreshed_at,
       missing_since = NULL, gone_at = NULL
     RETURNING c.id, c.twitch_id AS "twitchId", c.channel_id AS "channelId", c.title, c.created_at AS "createdAt",
       c.xmax = 0 AS added`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.broadcasterId),
      rows.map((row) => row.creatorId),
      rows.map((row) => row.creatorName),
      rows.map((row) => row.title),
      rows.map((row) => row.categoryId),
      rows.map((row) => row.language),
      rows.map((row) => row.views),
      rows.map((row) => row.durationMs),
      rows.map((row) => row.createdAt.toISOString()),
      rows.map((row) => row.thumbnailUrl),
      rows.map((row) => row.embedUrl),
      rows.map((row) => row.featured),
      rows.map((row) => row.videoId),
      rows.map((row) => row.vodOffset),
      rows.map((row) => row.refreshDueAt.toISOString()),
      now.toISOString(),
    ],
  );
  return written;
}

/** How many clips of that time are known and not gone, and how many of them are among those of the given ids. */
export async function countKnownWithin(
  db: Db,
  channelId: string,
  { from, to }: { from: Date; to: Date },
  among: readonly string[],
): Promise<{ known: number; told: number }> {
  const { rows } = await db.query<{ known: number; told: number }>(
    `SELECT count(*)::int AS known, (count(*) FILTER (WHERE twitch_id = ANY ($4)))::int AS told FROM clip
     WHERE channel_id = $1 AND created_at >= $2 AND created_at < $3 AND gone_at IS NULL`,
    [channelId, from.toISOString(), to.toISOString(), among],
  );
  return rows[0] ?? { known: 0, told: 0 };
}
