import type { Db } from "@/lib/db/client";
import type { ToldSession } from "@/lib/streams";

/**
 * Streams that began and ended by what Twitch told, among those asked for: those of which both messages came. Of their
 * titles it is known what was told of the channel last before the end, if anything was.
 */
export async function toldSessions(
  db: Db,
  streams: readonly { broadcasterId: string; streamId: string }[],
): Promise<ToldSession[]> {
  if (streams.length === 0) return [];
  const { rows } = await db.query<ToldSession>(
    `SELECT a.broadcaster_id AS "broadcasterId", a.stream_id AS "twitchStreamId", o.at AS "startedAt",
       e.at AS "endedAt", coalesce(u.event->>'title', '') AS title,
       coalesce(u.event->>'category_id', '') AS "categoryId",
       coalesce(u.event->>'category_name', '') AS "categoryName",
       coalesce(u.event->>'language', '') AS language, ARRAY[]::text[] AS tags
     FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::text[])) AS a (broadcaster_id, stream_id)
     CROSS JOIN LATERAL (
       SELECT min((payload->'event'->>'started_at')::timestamptz) AS at FROM eventsub_message
       WHERE broadcaster_id = a.broadcaster_id AND type = 'stream.online'
         AND payload->'event'->>'id' = a.stream_id AND payload->'event'->>'type' = 'live') AS o
     CROSS JOIN LATERAL (
       SELECT max(sent_at) AS at FROM eventsub_message
       WHERE broadcaster_id = a.broadcaster_id AND type = 'stream.offline'
         AND payload->'event'->>'id' = a.stream_id) AS e
     LEFT JOIN LATERAL (
       SELECT payload->'event' AS event FROM eventsub_message
       WHERE broadcaster_id = a.broadcaster_id AND type = 'channel.update' AND sent_at <= e.at
       ORDER BY sent_at DESC LIMIT 1) AS u ON true
     WHERE o.at < e.at
     ORDER BY o.at`,
    [streams.map(({ broadcasterId }) => broadcasterId), streams.map(({ streamId }) => streamId)],
  );
  return rows;
}
