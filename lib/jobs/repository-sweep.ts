import type { Db } from "@/lib/db/client";
import type { RunStatus } from "./schema";

/** A run that was ended or queued again from outside. */
export interface SweptRow {
  id: string;
  jobId: string;
  status: RunStatus;
}

const SWEPT = `id, job_id AS "jobId", status`;

/**
 * Runs whose worker has been silent for `silentMs`: those called off are cancelled, those with attempts left
 * are queued again, the others abandoned.
 */
export async function takeUpSilent(
  db: Db,
  jobs: readonly { id: string; attempts: number }[],
  { silentMs, error }: { silentMs: number; error: string },
): Promise<SweptRow[]> {
  const { rows } = await db.query<SweptRow>(
    `WITH silent AS (
       SELECT run.id, CASE
         WHEN cancel_requested_at IS NOT NULL THEN 'cancelled'
         WHEN attempt < coalesce(job.attempts, 1) THEN 'queued'
         ELSE 'abandoned' END AS becomes
       FROM job_run AS run LEFT JOIN unnest($1::text[], $2::int[]) AS job (id, attempts) ON job.id = job_id
       WHERE status = 'running' AND heartbeat_at < clock_timestamp() - make_interval(secs => $3::float8 / 1000)
       FOR UPDATE OF run SKIP LOCKED)
     UPDATE job_run SET status = becomes, error = $4,
       ended_at = CASE becomes WHEN 'queued' THEN NULL ELSE clock_timestamp() END,
       attempt = attempt + (becomes = 'queued')::int,
       worker = CASE becomes WHEN 'queued' THEN NULL ELSE worker END,
       engine = CASE becomes WHEN 'queued' THEN NULL ELSE engine END,
       started_at = CASE becomes WHEN 'queued' THEN clock_timestamp() ELSE started_at END,
       dispatched_at = NULL
     FROM silent WHERE job_run.id = silent.id
     RETURNING job_run.id, job_id AS "jobId", status`,
    [jobs.map(({ id }) => id), jobs.map(({ attempts }) => attempts), silentMs, error],
  );
  return rows;
}

/** Ends queued runs that nobody began within their job's ttl. */
export async function expire(
  db: Db,
  jobs: readonly { id: string; ttlSeconds: number }[],
  error: string,
): Promise<SweptRow[]> {
  const { rows } = await db.query<SweptRow>(
    `UPDATE job_run SET status = 'expired', ended_at = clock_timestamp(), error = coalesce(error || ' ', '') || $3
     FROM unnest($1::text[], $2::int[]) AS job (job, ttl)
     WHERE job_id = job AND status IN ('queued', 'running') AND status = 'queued'
       AND greatest(started_at, run_after) < clock_timestamp() - make_interval(secs => ttl)
     RETURNING ${SWEPT}`,
    [jobs.map(({ id }) => id), jobs.map(({ ttlSeconds }) => ttlSeconds), error],
  );
  return rows;
}

/**
 * Ends runs of jobs that are not among `known`, asked for at least `waitMs` ago: while versions change, a
 * worker of the other one may still take them.
 */
export async function failUnknown(db: Db, known: readonly string[], waitMs: number): Promise<SweptRow[]> {
  const { rows } = await db.query<SweptRow>(
    `UPDATE job_run SET status = 'failed', ended_at = clock_timestamp(),
       error = 'This version has no job "' || job_id || '".'
     WHERE status IN ('queued', 'running') AND status = 'queued' AND job_id <> ALL($1)
       AND started_at < clock_timestamp() - make_interval(secs => $2::float8 / 1000)
     RETURNING ${SWEPT}`,
    [known, waitMs],
  );
  return rows;
}

/** Deletes at most `limit` ended runs that began before `before`; says how many. */
export async function deleteRunsBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM job_run WHERE id IN (
       SELECT id FROM job_run WHERE started_at < $1 AND status NOT IN ('running', 'queued') ORDER BY id LIMIT $2)`,
    [before.toISOString(), limit],
  );
  return rowCount ?? 0;
}
