import type pg from "pg";
import { v7 as uuidv7 } from "uuid";

/** A stream as a test wants it recorded; whatever is left out is dull. */
export interface StreamRowGiven {
  broadcasterId: string;
  startedAt: string;
  /** Null: on air. */
  endedAt: string | null;
  title?: string;
  /** Average viewers over its whole length; left out, nothing was counted. */
  viewers?: number;
  peakViewers?: number;
  peakAt?: string;
  continuesId?: string;
  deleted?: boolean;
  /** What it showed: [from when, category id, title]. */
  segments?: readonly [string, string, string?][];
}

/** Records a stream, and returns its id. */
export async function addStream(pool: pg.Pool, given: StreamRowGiven): Promise<string> {
  const id = uuidv7();
  const until = given.endedAt ?? given.startedAt;
  const seconds = (Date.parse(until) - Date.parse(given.startedAt)) / 1000;
  const [, category = ""] = given.segments?.at(-1) ?? [];
  await pool.query(
    `INSERT INTO stream (id, broadcaster_id, twitch_stream_id, title, category_id, category_name, language, tags,
       started_at, last_seen_at, ended_at, end_reason, detection_delay_ms, viewers, peak_viewers, peak_at,
       sampled_seconds, watched_seconds, continues_id, deleted_at)
     VALUES ($1, $2, 't' || $1::uuid, $3, $4::text, 'Category ' || $4, 'en', '{English}', $5, $6, $7,
       CASE WHEN $7::timestamptz IS NULL THEN NULL ELSE 'offline' END, 9000, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[id, given.broadcasterId, given.title ?? "A title", category, given.startedAt, until, given.endedAt],
      ...[given.viewers ?? 0, given.peakViewers ?? given.viewers ?? 0],
      given.peakAt ?? (given.viewers === undefined ? null : given.startedAt),
      ...[given.viewers === undefined ? 0 : seconds, (given.viewers ?? 0) * seconds],
      ...[given.continuesId ?? null, given.deleted ? until : null],
    ],
  );
  const segments = given.segments ?? [];
  await pool.query(
    `INSERT INTO stream_segment (stream_id, started_at, title, category_id, category_name)
     SELECT $1, at, title, category, CASE category WHEN '' THEN '' ELSE 'Category ' || category END
     FROM unnest($2::timestamptz[], $3::text[], $4::text[]) AS s (at, category, title)`,
    [
      id,
      segments.map(([at]) => at),
      segments.map(([, of]) => of),
      segments.map(([, , title]) => title ?? given.title ?? "A title"),
    ],
  );
  return id;
}

/** Makes the partitions that raw counts from one day (UTC) to another need. */
export async function makeSampleDays(pool: pg.Pool, from: string, to: string): Promise<void> {
  for (let at = Date.parse(from.slice(0, 10)); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const next = new Date(at + 86_400_000).toISOString().slice(0, 10);
    await pool.query(
      `CREATE TABLE IF NOT EXISTS viewer_sample_${day.replaceAll("-", "")} PARTITION OF viewer_sample
       FOR VALUES FROM ('${day}T00:00:00Z') TO ('${next}T00:00:00Z')`,
    );
  }
}

/** Raw counts of a stream: [when, viewers]. Their days must be there. */
export async function addSamples(
  pool: pg.Pool,
  streamId: string,
  counts: readonly (readonly [string, number])[],
): Promise<void> {
  await pool.query(
    `INSERT INTO viewer_sample (stream_id, at, viewers)
     SELECT $1, at, viewers FROM unnest($2::timestamptz[], $3::int[]) AS c (at, viewers)`,
    [streamId, counts.map(([at]) => at), counts.map(([, viewers]) => viewers)],
  );
}

/** Summed up counts of a stream: [when, average, lowest, highest]. */
export async function addRollUps(
  pool: pg.Pool,
  streamId: string,
  stepSeconds: number,
  steps: readonly (readonly [string, number, number, number])[],
): Promise<void> {
  await pool.query(
    `INSERT INTO viewer_rollup (stream_id, step_seconds, at, viewers_avg, viewers_min, viewers_max, samples)
     SELECT $1, $2, at, mean, low, high, 1
     FROM unnest($3::timestamptz[], $4::int[], $5::int[], $6::int[]) AS c (at, mean, low, high)`,
    [
      ...[streamId, stepSeconds, steps.map(([at]) => at)],
      ...[steps.map(([, mean]) => mean), steps.map(([, , low]) => low), steps.map(([, , , high]) => high)],
    ],
  );
}
