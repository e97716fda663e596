import type { Db } from "@/lib/db/client";
import type { LiveChange } from "./schema";

type Opened = Extract<LiveChange, { kind: "opened" | "kept" }>;

/**
 * Channels seen on air after `seenAfter` without an open session of what they show: recorded by an older version, or
 * closed as stale before ticks came back.
 */
export async function loadUnrecorded(db: Db, seenAfter: Date): Promise<Opened[]> {
  const { rows } = await db.query<Opened["stream"] & { broadcasterId: string }>(
    `SELECT l.broadcaster_id AS "broadcasterId", l.stream_id AS "twitchStreamId", l.title,
       l.category_id AS "categoryId", l.category_name AS "categoryName", l.language, l.tags,
       l.viewer_count AS viewers, l.started_at AS "startedAt", l.last_seen_at AS "lastSeenAt"
     FROM live_status l
     WHERE l.state <> 'offline' AND l.last_seen_at > $1 AND NOT EXISTS (
       SELECT FROM stream s WHERE s.broadcaster_id = l.broadcaster_id AND s.twitch_stream_id = l.stream_id
         AND s.ended_at IS NULL)`,
    [seenAfter.toISOString()],
  );
  return rows.map(({ broadcasterId, ...stream }) => ({
    kind: "opened",
    broadcasterId,
    at: stream.lastSeenAt,
    stream,
    previousSeenAt: null,
    continues: false,
    source: "poll",
    delayMs: null,
  }));
}

/** Ends sessions of channels that are known to be off air, when they were seen last; says how many. */
export async function endUnshown(db: Db): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE stream s SET ended_at = e.at, last_seen_at = e.at, end_reason = 'offline'
     FROM (
       SELECT o.id, greatest(o.started_at, o.last_seen_at,
         CASE WHEN l.stream_id = o.twitch_stream_id THEN l.ended_at END) AS at
       FROM stream o JOIN live_status l ON l.broadcaster_id = o.broadcaster_id
       WHERE o.ended_at IS NULL AND l.state = 'offline'
     ) AS e
     WHERE s.id = e.id`,
  );
  return rowCount ?? 0;
}

/** Ends sessions without a sign of life since `before`; says how many. */
export async function endStale(db: Db, before: Date): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE stream s SET ended_at = greatest(s.started_at, s.last_seen_at), end_reason = 'stale'
     WHERE s.ended_at IS NULL AND s.last_seen_at < $1 AND NOT EXISTS (
       SELECT FROM live_status l WHERE l.stream_id = s.twitch_stream_id AND l.broadcaster_id = s.broadcaster_id
         AND l.state <> 'offline' AND l.last_seen_at >= $1)`,
    [before.toISOString()],
  );
  return rowCount ?? 0;
}
