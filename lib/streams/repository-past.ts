import type { Db } from "@/lib/db/client";
import type { PastStream } from "./core/past-streams";

/**
 * Whose past was never imported: channels that are connected first, since their owners wait for it, then the most
 * followed. Whom nobody follows (any more) can wait.
 */
export async function listWithoutPast(db: Db, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `WITH connected AS (
       SELECT b.id FROM channel c JOIN broadcaster b ON b.id = c.broadcaster_id
       WHERE c.join_wanted AND b.past_imported_at IS NULL ORDER BY c.connected_at, b.id LIMIT $1
     ), followed AS (
       SELECT id, follower_count FROM broadcaster
       WHERE past_imported_at IS NULL AND follower_count > 0 AND id NOT IN (SELECT id FROM connected)
       ORDER BY follower_count DESC, id LIMIT $1
     )
     SELECT id FROM (SELECT id, NULL::int AS followers FROM connected UNION ALL SELECT * FROM followed) AS due
     ORDER BY followers DESC NULLS FIRST, id LIMIT $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Adds streams of the past, each with what it was called, and says how many. What was recorded here comes first:
 * a stream that is known stays as it is, and one that overlaps another of the channel, or what is on air, is
 * left out.
 */
export async function insertPastStreams(
  db: Db,
  broadcasterId: string,
  streams: readonly PastStream[],
): Promise<number> {
  if (streams.length === 0) return 0;
  const { rowCount } = await db.query(
    `WITH past AS (
       SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])
         AS p (twitch_stream_id, title, language, started_at, ended_at)
       WHERE NOT EXISTS (
         SELECT FROM stream s WHERE s.broadcaster_id = $1 AND s.started_at < p.ended_at
           AND coalesce(s.ended_at, 'infinity') > p.started_at)
       AND NOT EXISTS (
         SELECT FROM live_status l WHERE l.broadcaster_id = $1 AND l.state <> 'offline'
           AND (l.started_at < p.ended_at OR l.stream_id = p.twitch_stream_id))
     ), added AS (
       INSERT INTO stream (broadcaster_id, twitch_stream_id, title, language, started_at, last_seen_at, ended_at,
         end_reason, detection_source)
       SELECT $1, twitch_stream_id, title, language, started_at, ended_at, ended_at, 'offline', 'import' FROM past
       ON CONFLICT (broadcaster_id, twitch_stream_id) DO NOTHING
       RETURNING id, started_at, title
     )
     INSERT INTO stream_segment (stream_id, started_at, title, category_id, category_name)
     SELECT id, started_at, title, '', '' FROM added`,
    [
      broadcasterId,
      streams.map((stream) => stream.twitchStreamId),
      streams.map((stream) => stream.title),
      streams.map((stream) => stream.language),
      streams.map((stream) => stream.startedAt.toISOString()),
      streams.map((stream) => stream.endedAt.toISOString()),
    ],
  );
  return rowCount ?? 0;
}

/** Notes that a channel's past needs no import any more. */
export async function putPastImportedAt(db: Db, broadcasterId: string, at: Date): Promise<void> {
  await db.query("UPDATE broadcaster SET past_imported_at = $2 WHERE id = $1", [
    broadcasterId,
    at.toISOString(),
  ]);
}
