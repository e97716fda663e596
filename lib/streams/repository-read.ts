import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import type { StoredSegment } from "./core/read/played-categories";
import type { StreamRow } from "./core/read/summary-of";
import type { Origin } from "./schema";

/** The columns of a StreamRow, of stream AS s. */
export const ROW = `s.id, s.broadcaster_id AS "broadcasterId", s.twitch_stream_id AS "twitchStreamId", s.title,
  s.category_id AS "categoryId", s.category_name AS "categoryName", s.language, s.tags, s.started_at AS "startedAt",
  s.ended_at AS "endedAt", s.viewers, s.peak_viewers AS "peakViewers", s.peak_at AS "peakAt",
  s.watched_seconds::float8 AS "watchedSeconds", s.sampled_seconds AS "sampledSeconds",
  s.continues_id AS "continuesId", s.end_reason AS "endReason"`;
/** What everybody may see: not what was deleted, and not Chat-Only. */
export const SHOWN = "s.deleted_at IS NULL AND s.broadcaster_id IS NOT NULL";
/** The columns of a BroadcasterRef. */
export const REF = `id, login, display_name AS "displayName", avatar_url AS "avatarUrl"`;

/** A broadcaster by login; if an old name was taken by somebody else, whose name it is now. */
export async function findBroadcaster(db: Db, login: string): Promise<BroadcasterRef | undefined> {
  const { rows } = await db.query<BroadcasterRef>(
    `SELECT ${REF} FROM broadcaster WHERE login = $1 ORDER BY profile_at DESC LIMIT 1`,
    [login.toLowerCase()],
  );
  return rows[0];
}

export async function loadBroadcasters(db: Db, ids: readonly string[]): Promise<Map<string, BroadcasterRef>> {
  const { rows } = await db.query<BroadcasterRef>(`SELECT ${REF} FROM broadcaster WHERE id = ANY($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** A stream with how it became known. */
export type DetectedStreamRow = StreamRow & { detectionSource: Origin; detectionDelayMs: number | null };

/** Streams by id. */
export async function loadStreams(db: Db, ids: readonly string[]): Promise<DetectedStreamRow[]> {
  const { rows } = await db.query<DetectedStreamRow>(
    `SELECT ${ROW}, s.detection_source AS "detectionSource", s.detection_delay_ms AS "detectionDelayMs"
     FROM stream s WHERE s.id = ANY($1) AND ${SHOWN}`,
    [ids],
  );
  return rows;
}

/** What streams showed, by stream, oldest first. */
export async function loadSegments(db: Db, ids: readonly string[]): Promise<Map<string, StoredSegment[]>> {
  const { rows } = await db.query<StoredSegment>(
    `SELECT stream_id AS "streamId", started_at AS "startedAt", title, category_id AS "categoryId",
       category_name AS "categoryName"
     FROM stream_segment WHERE stream_id = ANY($1) ORDER BY stream_id, started_at`,
    [ids],
  );
  const byStream = new Map<string, StoredSegment[]>();
  for (const row of rows) {
    const segments = byStream.get(row.streamId);
    if (segments) segments.push(row);
    else byStream.set(row.streamId, [row]);
  }
  return byStream;
}

/** The channel's streams before and after one. */
export async function findNeighbours(
  db: Db,
  { broadcasterId, startedAt, id }: StreamRow,
): Promise<{ previousId: string | null; nextId: string | null }> {
  const { rows } = await db.query<{ previousId: string | null; nextId: string | null }>(
    `SELECT
       (SELECT s.id FROM stream s WHERE s.broadcaster_id = $1 AND ${SHOWN} AND (s.started_at, s.id) < ($2, $3)
        ORDER BY s.started_at DESC, s.id DESC LIMIT 1) AS "previousId",
       (SELECT s.id FROM stream s WHERE s.broadcaster_id = $1 AND ${SHOWN} AND (s.started_at, s.id) > ($2, $3)
        ORDER BY s.started_at, s.id LIMIT 1) AS "nextId"`,
    [broadcasterId, startedAt.toISOString(), id],
  );
  return rows[0] ?? { previousId: null, nextId: null };
}

/** A count of viewers, raw (`stepSeconds` null) or of a step; `atMs` since the epoch, the beginning of a step. */
export interface CountRow {
  atMs: number;
  average: number;
  low: number;
  high: number;
  stepSeconds: number | null;
}

/** The viewer counts of a stream that began at `startedAt`, oldest first, from behind `afterMs` on. */
export async function loadCounts(
  db: Db,
  stream: { id: string; startedAt: Date },
  { afterMs, limit }: { afterMs: number; limit: number },
): Promise<CountRow[]> {
  const { rows } = await db.query<CountRow>(
    `SELECT * FROM (
       SELECT round(date_part('epoch', at) * 1000) AS "atMs", viewers AS average, viewers AS low, viewers AS high,
         NULL::int AS "stepSeconds"
       FROM viewer_sample WHERE stream_id = $1 AND at >= $2 AND at > to_timestamp($3::float8 / 1000)
       UNION ALL
       SELECT round(date_part('epoch', at) * 1000), viewers_avg, viewers_min, viewers_max, step_seconds
       FROM viewer_rollup WHERE stream_id = $1 AND at > to_timestamp($3::float8 / 1000)
     ) AS counts ORDER BY "atMs" LIMIT $4`,
    [stream.id, stream.startedAt.toISOString(), afterMs, limit],
  );
  return rows;
}

/** The counts since a moment of the streams on air of broadcasters, or of all a person follows, in order of time. */
export async function loadRunningCounts(
  db: Db,
  of: { userId: string } | { broadcasterIds: readonly string[] },
  since: Date,
): Promise<{ broadcasterId: string; viewers: number[] }[]> {
  const [which, value] =
    "userId" in of
      ? ["s.broadcaster_id IN (SELECT broadcaster_id FROM follow WHERE user_id = $1 AND active)", of.userId]
      : ["s.broadcaster_id = ANY($1)", of.broadcasterIds];
  const { rows } = await db.query<{ broadcasterId: string; viewers: number[] }>(
    `SELECT s.broadcaster_id AS "broadcasterId", c.viewers
     FROM stream s CROSS JOIN LATERAL (
       SELECT array_agg(v.viewers ORDER BY v.at) AS viewers FROM viewer_sample v
       WHERE v.stream_id = s.id AND v.at >= greatest(s.started_at, $2)
     ) AS c
     WHERE ${which} AND s.ended_at IS NULL AND s.deleted_at IS NULL AND c.viewers IS NOT NULL`,
    [value, since.toISOString()],
  );
  return rows;
}
