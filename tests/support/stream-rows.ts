import type pg from "pg";

/** What the database holds of stream sessions, without the ids that differ from run to run. */
export interface StoredStreams {
  /** Oldest first within a broadcaster. */
  sessions: {
    broadcasterId: string;
    twitchStreamId: string;
    continues: string | null;
    title: string;
    categoryId: string;
    startedAt: Date;
    lastSeenAt: Date;
    endedAt: Date | null;
    endReason: string | null;
    source: string;
    delayMs: number | null;
    viewers: number;
    peakViewers: number;
    sampleCount: number;
    watchedSeconds: number;
    sampledSeconds: number;
  }[];
  /** "stream at title | category" */
  segments: string[];
  /** "stream at viewers" */
  samples: string[];
}

export async function readStreams(pool: pg.Pool): Promise<StoredStreams> {
  const sessions = await pool.query<StoredStreams["sessions"][number]>(
    `SELECT s.broadcaster_id AS "broadcasterId", s.twitch_stream_id AS "twitchStreamId",
       b.twitch_stream_id AS continues, s.title, s.category_id AS "categoryId", s.started_at AS "startedAt",
       s.last_seen_at AS "lastSeenAt", s.ended_at AS "endedAt", s.end_reason AS "endReason",
       s.detection_source AS source, s.detection_delay_ms AS "delayMs", s.viewers, s.peak_viewers AS "peakViewers",
       s.sample_count AS "sampleCount", s.watched_seconds::float8 AS "watchedSeconds",
       s.sampled_seconds AS "sampledSeconds"
     FROM stream s LEFT JOIN stream b ON b.id = s.continues_id
     WHERE s.broadcaster_id IS NOT NULL ORDER BY s.broadcaster_id, s.started_at, s.twitch_stream_id`,
  );
  const segments = await pool.query<{ line: string }>(
    `SELECT s.twitch_stream_id || ' ' || g.started_at || ' ' || g.title || ' | ' || g.category_id AS line
     FROM stream_segment g JOIN stream s ON s.id = g.stream_id ORDER BY s.broadcaster_id, g.started_at, 1`,
  );
  const samples = await pool.query<{ line: string }>(
    `SELECT s.twitch_stream_id || ' ' || v.at || ' ' || v.viewers AS line
     FROM viewer_sample v JOIN stream s ON s.id = v.stream_id ORDER BY s.broadcaster_id, v.at, 1`,
  );
  return {
    sessions: sessions.rows,
    segments: segments.rows.map(({ line }) => line),
    samples: samples.rows.map(({ line }) => line),
  };
}
