import type { Db } from "@/lib/db/client";

export interface DelayRow {
  source: string;
  /** The hour's begin; null for all hours together. */
  hour: Date | null;
  count: number;
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
}

/**
 * How soon streams were seen since `since`, by who told, as a whole and by the hour in UTC, oldest first. Read
 * along the primary key: ids begin with the time they were made at.
 */
export async function detectionDelays(db: Db, since: Date): Promise<DelayRow[]> {
  const { rows } = await db.query<DelayRow>(
    `SELECT source, hour, count(*)::int AS count,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY delay_ms) AS "p50Ms",
       percentile_disc(0.95) WITHIN GROUP (ORDER BY delay_ms) AS "p95Ms",
       max(delay_ms) AS "maxMs"
     FROM (
       SELECT source, date_trunc('hour', created_at, 'UTC') AS hour, greatest(delay_ms, 0) AS delay_ms
       FROM broadcaster_sync_log
       WHERE id >= (lpad(to_hex((extract(epoch FROM $1::timestamptz) * 1000)::bigint), 12, '0')
           || repeat('0', 20))::uuid
         AND kind IN ('went_live', 'restarted') AND delay_ms IS NOT NULL
     ) AS seen
     GROUP BY GROUPING SETS ((source), (source, hour))
     ORDER BY source, hour NULLS FIRST`,
    [since.toISOString()],
  );
  return rows;
}
