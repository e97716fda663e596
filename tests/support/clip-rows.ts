import type { Db } from "@/lib/db/client";

/** A clip as a test wants it stored; whatever is left out is dull. */
export interface ClipRowGiven {
  twitchId: string;
  title?: string;
  ownTitle?: string;
  creator?: string;
  categoryId?: string;
  views?: number;
  durationMs?: number;
  createdAt?: string;
  tags?: readonly string[];
  streamId?: string;
  streamOffset?: number;
  gone?: boolean;
  deleted?: boolean;
}

/** Stores clips of a connected channel; says their ids, in the order given. */
export async function addClips(db: Db, channelId: string, given: readonly ClipRowGiven[]): Promise<string[]> {
  const ids: string[] = [];
  for (const clip of given) {
    const { rows } = await db.query<{ id: string }>(
      `INSERT INTO clip (twitch_id, channel_id, creator_id, creator_name, title, own_title, category_id, views,
         duration_ms, created_at, thumbnail_url, embed_url, refresh_due_at, tags, stream_id, stream_offset, gone_at,
         deleted_at)
       VALUES ($1, $2, '9' || length($3), $3, $4, $5, $6, $7, $8, $9, 'https://pictures.example/' || $1,
         'https://embed.example/' || $1, now(), $10, $11, $12, CASE WHEN $13 THEN now() END,
         CASE WHEN $14 THEN now() END) RETURNING id`,
      [
        ...[clip.twitchId, channelId, clip.creator ?? "Ann", clip.title ?? "A title", clip.ownTitle ?? null],
        ...[clip.categoryId ?? "", clip.views ?? 1, clip.durationMs ?? 30_000],
        ...[clip.createdAt ?? "2026-05-01T12:00:00Z", clip.tags ?? [], clip.streamId ?? null],
        ...[clip.streamOffset ?? null, clip.gone ?? false, clip.deleted ?? false],
      ],
    );
    ids.push(rows[0]?.id ?? "");
  }
  return ids;
}

/** Whether a connected channel's clips are archived. */
export async function putArchive(db: Db, channelId: string, enabled = true): Promise<void> {
  await db.query(
    `INSERT INTO clip_archive (channel_id, enabled) VALUES ($1, $2)
     ON CONFLICT (channel_id) DO UPDATE SET enabled = excluded.enabled`,
    [channelId, enabled],
  );
}

/** A file of a clip that counts as kept. */
export async function addKept(db: Db, clipId: string, kind: "thumbnail" | "video"): Promise<void> {
  await db.query(
    `INSERT INTO clip_file (clip_id, kind, state, store, key, bytes, sha256, content_type, kept_at)
     VALUES ($1::uuid, $2, 'kept', 'disk', 'ab/' || $1::text, 1234, repeat('ab', 32), 'video/mp4', now())`,
    [clipId, kind],
  );
}
