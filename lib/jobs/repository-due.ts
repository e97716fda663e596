import type { Db } from "@/lib/db/client";

/** A queued run that is to be handed over. */
export interface DueRow {
  runId: string;
  jobId: string;
  attempt: number;
  /** How often it was handed over before. */
  dispatches: number;
}

/**
 * Queued runs that may begin, of each job no more than there is room for, oldest first: not handed over yet, or
 * so long ago that the engine must have lost them.
 */
export async function findDue(
  db: Db,
  jobs: readonly { id: string; concurrency: number }[],
  lostAfterMs: number,
): Promise<DueRow[]> {
  const { rows } = await db.query<DueRow>(
    `WITH lost AS (SELECT clock_timestamp() - make_interval(secs => $3::float8 / 1000) AS before),
     job AS (
       SELECT id, concurrency - (
         SELECT count(*) FROM job_run AS busy, lost
         WHERE busy.job_id = j.id AND busy.status IN ('queued', 'running')
           AND (busy.status = 'running' OR busy.dispatched_at > lost.before)) AS room
       FROM unnest($1::text[], $2::int[]) AS j (id, concurrency))
     SELECT run.id AS "runId", job.id AS "jobId", attempt, dispatches
     FROM job CROSS JOIN lost CROSS JOIN LATERAL (
       SELECT id, attempt, dispatches FROM job_run
       WHERE job_id = job.id AND status IN ('queued', 'running') AND status = 'queued'
         AND (run_after IS NULL OR run_after <= clock_timestamp())
         AND (dispatched_at IS NULL OR dispatched_at <= lost.before)
       ORDER BY id LIMIT greatest(job.room, 0)) AS run`,
    [jobs.map(({ id }) => id), jobs.map(({ concurrency }) => concurrency), lostAfterMs],
  );
  return rows;
}

/** Records that a run was handed over. Changes nothing where somebody else has said so, or it has begun since. */
export async function markDispatched(db: Db, { runId, attempt, dispatches }: DueRow): Promise<void> {
  await db.query(
    `UPDATE job_run SET dispatched_at = clock_timestamp(), dispatches = dispatches + 1
     WHERE id = $1 AND status = 'queued' AND attempt = $2 AND dispatches = $3`,
    [runId, attempt, dispatches],
  );
}
