import type { Db } from "@/lib/db/client";
import type { SampleCandidate } from "./core/plan-samples";
import type { LiveChange } from "./schema";

/** Streams on air that were seen after `seenAfter`, with their counts now and at the last sample. */
export async function loadSampleCandidates(db: Db, seenAfter: Date): Promise<SampleCandidate[]> {
  const { rows } = await db.query<SampleCandidate>(
    `SELECT s.id, l.viewer_count AS viewers, s.viewers AS "sampledViewers",
       date_part('epoch', s.sampled_at) * 1000 AS "sampledMs"
     FROM live_status l JOIN stream s ON s.broadcaster_id = l.broadcaster_id AND s.twitch_stream_id = l.stream_id
     WHERE l.state <> 'offline' AND l.last_seen_at > $1 AND s.ended_at IS NULL`,
    [seenAfter.toISOString()],
  );
  return rows;
}

/**
 * Writes the counts of one moment and moves the figures of their streams. A stream that has a count of this moment
 * or a later one is left as it is. Between two counts further apart than `widestGapSeconds` nothing is known.
 * Says how many were written.
 */
export async function writeSamples(
  db: Db,
  samples: readonly SampleCandidate[],
  { at, widestGapSeconds }: { at: Date; widestGapSeconds: number },
): Promise<number> {
  if (samples.length === 0) return 0;
  const { rowCount } = await db.query(
    `WITH given AS (SELECT id, viewers FROM unnest($1::uuid[], $2::int[]) AS g (id, viewers)),
     moved AS (
       UPDATE stream s SET
         viewers = g.viewers,
         peak_viewers = greatest(s.peak_viewers, g.viewers),
         peak_at = CASE WHEN s.peak_at IS NULL OR g.viewers > s.peak_viewers THEN $3 ELSE s.peak_at END,
         sample_count = s.sample_count + 1,
         sampled_at = $3,
         last_seen_at = greatest(s.last_seen_at, $3),
         watched_seconds = s.watched_seconds + CASE WHEN step.seconds <= $4
           THEN round((s.viewers::bigint + g.viewers) / 2.0 * step.seconds) ELSE 0 END::bigint,
         sampled_seconds = s.sampled_seconds + CASE WHEN step.seconds <= $4 THEN round(step.seconds) ELSE 0 END::int
       FROM given g, LATERAL (
         SELECT CASE WHEN b.sampled_at IS NULL THEN 0 ELSE extract(epoch FROM $3::timestamptz - b.sampled_at) END
           AS seconds FROM stream b WHERE b.id = g.id) AS step
       WHERE s.id = g.id AND s.ended_at IS NULL AND (s.sampled_at IS NULL OR s.sampled_at < $3)
       RETURNING s.id, s.viewers
     )
     INSERT INTO viewer_sample (stream_id, at, viewers) SELECT id, $3, viewers FROM moved
     ON CONFLICT DO NOTHING`,
    [
      samples.map((sample) => sample.id),
      samples.map((sample) => sample.viewers),
      at.toISOString(),
      widestGapSeconds,
    ],
  );
  return rowCount ?? 0;
}

type Opened = Extract<LiveChange, { kind: "opened" | "kept" }>;

/** Channels on air without a session of what they show: recorded by an older version, or repaired by hand. */
export async function loadUnrecorded(db: Db): Promise<Opened[]> {
  const { rows } = await db.query<Opened["stream"] & { broadcasterId: string }>(
    `SELECT l.broadcaster_id AS "broadcasterId", l.stream_id AS "twitchStreamId", l.title,
       l.category_id AS "categoryId", l.category_name AS "categoryName", l.language, l.tags,
       l.viewer_count AS viewers, l.started_at AS "startedAt", coalesce(l.last_seen_at, l.started_at) AS "lastSeenAt"
     FROM live_status l
     WHERE l.state <> 'offline' AND NOT EXISTS (
       SELECT FROM stream s WHERE s.broadcaster_id = l.broadcaster_id AND s.twitch_stream_id = l.stream_id
         AND s.ended_at IS NULL)`,
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
    `UPDATE stream s SET ended_at = greatest(s.started_at, s.last_seen_at, l.ended_at), end_reason = 'offline'
     FROM live_status l
     WHERE l.broadcaster_id = s.broadcaster_id AND s.ended_at IS NULL AND l.state = 'offline'
       AND l.stream_id = s.twitch_stream_id`,
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
