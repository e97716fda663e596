import type { Db } from "@/lib/db/client";
import type { SampleCandidate } from "./core/plan-samples";
import { areaOf } from "./core/viewer-area";

/** Held to the end of a transaction that counts viewers: two at once would both spend the budget of a slot. */
const COUNTER_LOCK = 7210012;

/** Waits until no other transaction is counting viewers. */
export async function becomeOnlyCounter(db: Db): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock($1)", [COUNTER_LOCK]);
}

/** Streams on air that were seen after `seenAfter`, with their counts now and at the last sample. */
export async function loadSampleCandidates(db: Db, seenAfter: Date): Promise<SampleCandidate[]> {
  const { rows } = await db.query<SampleCandidate>(
    `SELECT s.id, s.broadcaster_id AS "broadcasterId", date_part('epoch', s.started_at) * 1000 AS "startedMs",
       date_part('epoch', l.last_seen_at) * 1000 AS "seenMs", l.viewer_count AS viewers,
       date_part('epoch', s.sampled_at) * 1000 AS "sampledMs", s.viewers AS "sampledViewers"
     FROM live_status l JOIN stream s ON s.broadcaster_id = l.broadcaster_id AND s.twitch_stream_id = l.stream_id
     WHERE l.state <> 'offline' AND l.last_seen_at > $1 AND s.ended_at IS NULL`,
    [seenAfter.toISOString()],
  );
  return rows;
}

/**
 * Writes the counts of one moment and moves the figures of their streams; says how many were written. A stream that
 * has a count of this moment, or has ended meanwhile, is left as it is: the key of the counts decides, so writing
 * twice changes nothing.
 * Between two counts further apart than `widestGapMs` nothing is known.
 */
export async function writeSamples(
  db: Db,
  samples: readonly SampleCandidate[],
  { at, widestGapMs }: { at: Date; widestGapMs: number },
): Promise<number> {
  if (samples.length === 0) return 0;
  const areas = samples.map((sample) => areaOf(sample, at.getTime(), widestGapMs));
  const { rowCount } = await db.query(
    `WITH given AS (
       SELECT * FROM unnest($2::uuid[], $3::int[], $4::float8[], $5::bigint[], $6::int[])
         AS g (id, viewers, seen, watched_seconds, sampled_seconds)
     ), noted AS (
       INSERT INTO viewer_sample (stream_id, at, viewers)
       SELECT s.id, $1, g.viewers FROM given g JOIN stream s ON s.id = g.id WHERE s.ended_at IS NULL
       ON CONFLICT DO NOTHING RETURNING stream_id
     )
     UPDATE stream s SET
       viewers = g.viewers,
       peak_viewers = greatest(s.peak_viewers, g.viewers),
       peak_at = CASE WHEN s.peak_at IS NULL OR g.viewers > s.peak_viewers THEN $1 ELSE s.peak_at END,
       sample_count = s.sample_count + 1,
       sampled_at = $1,
       last_seen_at = greatest(s.last_seen_at, to_timestamp(g.seen)),
       watched_seconds = s.watched_seconds + g.watched_seconds,
       sampled_seconds = s.sampled_seconds + g.sampled_seconds
     FROM noted JOIN given g ON g.id = noted.stream_id
     WHERE s.id = noted.stream_id`,
    [
      at.toISOString(),
      samples.map((sample) => sample.id),
      samples.map((sample) => sample.viewers),
      samples.map((sample) => sample.seenMs / 1000),
      areas.map((area) => area.watchedSeconds),
      areas.map((area) => area.sampledSeconds),
    ],
  );
  return rowCount ?? 0;
}
