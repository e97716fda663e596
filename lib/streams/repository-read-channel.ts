import type { Db } from "@/lib/db/client";
import type { Airing } from "./core/read/figures";
import type { StreamRow } from "./core/read/summary-of";
import { ROW, SHOWN } from "./repository-read";
import type { ChannelOverview } from "./schema";

/** The streams of a channel that were on air between two moments, in order of their starts. */
export async function loadAirings(
  db: Db,
  broadcasterId: string,
  { from, now }: { from: Date; now: Date },
): Promise<Airing[]> {
  const { rows } = await db.query<Airing>(
    `SELECT round(date_part('epoch', s.started_at) * 1000) AS "fromMs",
       round(date_part('epoch', greatest(s.started_at, least(s.ended_at, $3))) * 1000) AS "toMs",
       s.watched_seconds::float8 AS "watchedSeconds", s.sampled_seconds AS "sampledSeconds",
       s.peak_viewers AS "peakViewers", round(date_part('epoch', s.peak_at) * 1000) AS "peakMs",
       s.continues_id IS NOT NULL AS continues
     FROM stream s
     WHERE s.broadcaster_id = $1 AND ${SHOWN} AND s.started_at <= $3 AND coalesce(s.ended_at, $3) >= $2
     ORDER BY s.started_at, s.id`,
    [broadcasterId, from.toISOString(), now.toISOString()],
  );
  return rows;
}

/** The stream of a channel that is on air: one or none. */
export async function listOnAir(db: Db, broadcasterId: string): Promise<StreamRow[]> {
  const { rows } = await db.query<StreamRow>(
    `SELECT ${ROW} FROM stream s WHERE s.broadcaster_id = $1 AND s.ended_at IS NULL AND ${SHOWN}`,
    [broadcasterId],
  );
  return rows;
}

/**
 * What a channel showed between two moments for how long, longest first. Moments with two streams of a category
 * count once; the time without a category is left out.
 */
export async function loadCategories(
  db: Db,
  broadcasterId: string,
  { from, now }: { from: Date; now: Date },
): Promise<ChannelOverview["categories"]> {
  const { rows } = await db.query<ChannelOverview["categories"][number]>(
    `WITH shown AS (
       SELECT s.id AS stream_id, g.category_id, g.category_name, g.started_at,
         least($3, g.until, s.ended_at) AS ended_at
       FROM stream s CROSS JOIN LATERAL (
         -- Stream by stream, by the key: joined at once, the planner would rather read the whole table.
         SELECT category_id, category_name, started_at, lead(started_at) OVER (ORDER BY started_at) AS until
         FROM stream_segment WHERE stream_id = s.id
       ) AS g
       WHERE s.broadcaster_id = $1 AND ${SHOWN} AND s.started_at < $3 AND coalesce(s.ended_at, $3) > $2
     ), held AS (
       SELECT category_id AS id, (array_agg(category_name ORDER BY started_at DESC))[1] AS name,
         range_agg(tstzrange(greatest(started_at, $2), ended_at)) AS spans, count(DISTINCT stream_id)::int AS streams
       FROM shown WHERE category_id <> '' AND greatest(started_at, $2) < ended_at GROUP BY category_id
     )
     SELECT id, name, streams, round(t.seconds / 36) / 100 AS hours
     FROM held, LATERAL (
       SELECT sum(date_part('epoch', upper(span) - lower(span))) AS seconds FROM unnest(spans) AS span
     ) AS t ORDER BY t.seconds DESC, name`,
    [broadcasterId, from.toISOString(), now.toISOString()],
  );
  return rows;
}
