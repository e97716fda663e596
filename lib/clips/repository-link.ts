import type { Db } from "@/lib/db/client";

/** A recording on Twitch, and the stream it is of. */
export interface RecordingRow {
  id: string;
  streamId: string;
  startedAt: Date;
  durationMs: number;
}

/** Keeps which stream recordings of a channel are of. */
export async function putRecordings(
  db: Db,
  channelId: string,
  recordings: readonly RecordingRow[],
): Promise<void> {
  const each = [...new Map(recordings.map((one) => [one.id, one])).values()];
  await db.query(
    `INSERT INTO recording AS r (video_id, channel_id, twitch_stream_id, started_at, duration_ms)
     SELECT video_id, $1, stream_id, started_at, duration_ms
     FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::int[])
       AS v (video_id, stream_id, started_at, duration_ms)
     ORDER BY video_id
     ON CONFLICT (video_id) DO UPDATE SET duration_ms = excluded.duration_ms
     WHERE r.duration_ms <> excluded.duration_ms`,
    [
      channelId,
      each.map(({ id }) => id),
      each.map(({ streamId }) => streamId),
      each.map(({ startedAt }) => startedAt.toISOString()),
      each.map(({ durationMs }) => durationMs),
    ],
  );
}

/** Whether clips of the channel made since then are of videos of which no stream is known. */
export async function lacksRecordings(db: Db, channelId: string, since: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM clip c WHERE channel_id = $1 AND created_at >= $2 AND video_id IS NOT NULL
       AND NOT EXISTS (SELECT FROM recording r WHERE r.video_id = c.video_id) LIMIT 1`,
    [channelId, since.toISOString()],
  );
  return rowCount === 1;
}

/** Those of the given ids, or of a channel those made since then. */
export type ClipsToLink = { ids: readonly string[] } | { channelId: string; since: Date };

/**
 * Links clips to the stream they are of and the second of it where they begin: by their place in a recording whose
 * stream is known; else, as long as no recording of theirs is known, by the session in which they were made, which
 * ended no longer ago than a player's delay (a clip ends about when it is made). A link by recording stays when Twitch
 * has the recording no longer. Says which clips were linked anew, or otherwise than before.
 */
export async function linkClips(db: Db, which: ClipsToLink): Promise<{ id: string; channelId: string }[]> {
  const [condition, values] =
    "ids" in which
      ? ["t.id = ANY ($1::uuid[])", [which.ids]]
      : ["t.channel_id = $1 AND t.created_at >= $2", [which.channelId, which.since.toISOString()]];
  const { rows } = await db.query<{ id: string; channelId: string }>(
    `WITH l AS MATERIALIZED (
       SELECT t.id, s.id AS stream_id,
         CASE WHEN s.id IS NULL THEN NULL WHEN r.video_id IS NULL THEN 'created' ELSE 'vod' END AS linked_by,
         CASE WHEN s.id IS NOT NULL THEN greatest(0, least(
           extract(epoch FROM s.ended_at - s.started_at),
           extract(epoch FROM CASE WHEN r.video_id IS NULL
             THEN t.created_at - t.duration_ms * interval '1 millisecond'
             ELSE r.started_at + t.vod_offset * interval '1 second' END - s.started_at)))::int END AS stream_offset
       FROM clip t
       LEFT JOIN recording r ON r.video_id = t.video_id AND r.channel_id = t.channel_id AND t.vod_offset IS NOT NULL
       LEFT JOIN LATERAL (
         SELECT id, started_at, ended_at FROM stream
         WHERE broadcaster_id = t.channel_id AND deleted_at IS NULL
           AND CASE WHEN r.video_id IS NULL
             THEN started_at <= t.created_at AND coalesce(ended_at, 'infinity') + interval '3 minutes' >= t.created_at
             ELSE twitch_stream_id = r.twitch_stream_id END
         ORDER BY started_at DESC LIMIT 1
       ) AS s ON true
       WHERE ${condition} AND CASE
         WHEN s.id IS NOT NULL THEN r.video_id IS NOT NULL OR t.linked_by IS DISTINCT FROM 'vod'
         -- By its recording it is of no stream that is known, whatever was on air when it was made.
         ELSE r.video_id IS NOT NULL AND t.linked_by = 'created' END
     ), locked AS (
       -- In the order in which everybody locks clips.
       SELECT c.id FROM clip c JOIN l ON l.id = c.id
       WHERE (c.stream_id, c.stream_offset, c.linked_by) IS DISTINCT FROM (l.stream_id, l.stream_offset, l.linked_by)
       ORDER BY c.twitch_id FOR NO KEY UPDATE OF c
     )
     UPDATE clip c SET stream_id = l.stream_id, stream_offset = l.stream_offset, linked_by = l.linked_by
     FROM locked JOIN l ON l.id = locked.id WHERE c.id = locked.id
     RETURNING c.id, c.channel_id AS "channelId"`,
    values,
  );
  return rows;
}
