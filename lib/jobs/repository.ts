import type { Db } from "@/lib/db/client";
import type { JobRun, Progress, RunStatus } from "./schema";

/** Takes a slot for a worker. Undefined: somebody has it. */
export async function claimSlot(
  db: Db,
  claim: { jobId: string; slot: Date; worker: string },
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO job_run (job_id, slot, worker) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id`,
    [claim.jobId, claim.slot.toISOString(), claim.worker],
  );
  return rows[0]?.id;
}

/** Takes the oldest run that was asked for by hand, of one of `jobIds`. */
export async function takeQueued(
  db: Db,
  jobIds: readonly string[],
  worker: string,
): Promise<{ id: string; jobId: string } | undefined> {
  const { rows } = await db.query<{ id: string; jobId: string }>(
    `UPDATE job_run SET status = 'running', worker = $2, started_at = clock_timestamp(), heartbeat_at = clock_timestamp()
     WHERE id = (
       SELECT id FROM job_run WHERE status = 'queued' AND job_id = ANY($1)
       ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, job_id AS "jobId"`,
    [jobIds, worker],
  );
  return rows[0];
}

/**
 * Asks for a run by hand. Undefined when one is queued already. The slot never falls on a whole second, where
 * the clock's own slots are.
 */
export async function insertQueued(
  db: Db,
  request: { jobId: string; requestedBy: string },
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO job_run (job_id, slot, status, requested_by)
     SELECT $1, date_trunc('second', at) + greatest('1 millisecond', at - date_trunc('second', at)), 'queued', $2
     FROM date_trunc('milliseconds', clock_timestamp()) AS at
     ON CONFLICT DO NOTHING RETURNING id`,
    [request.jobId, request.requestedBy],
  );
  return rows[0]?.id;
}

/** A run of the job that is queued or under way; the one under way first. */
export async function findOpenRun(db: Db, jobId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM job_run WHERE job_id = $1 AND status IN ('running', 'queued')
     ORDER BY status DESC, id DESC LIMIT 1`,
    [jobId],
  );
  return rows[0]?.id;
}

/** Says that the run is alive, and how far it has come. False: it is no longer counted as running. */
export async function beat(db: Db, runId: string, progress: Progress | null): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE job_run SET heartbeat_at = clock_timestamp(), progress = coalesce($2, progress)
     WHERE id = $1 AND status = 'running'`,
    [runId, progress && JSON.stringify(progress)],
  );
  return rowCount === 1;
}

/** Ends a run. False: it had ended already. */
export async function endRun(
  db: Db,
  runId: string,
  end: { status: RunStatus; result: unknown; error: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE job_run SET status = $2, result = $3, error = $4, ended_at = clock_timestamp()
     WHERE id = $1 AND status = 'running'`,
    [runId, end.status, end.result === undefined ? null : JSON.stringify(end.result), end.error],
  );
  return rowCount === 1;
}

/** Ends all runs whose worker has been silent for `silentMs`. */
export async function abandonSilent(
  db: Db,
  silentMs: number,
  error: string,
): Promise<{ id: string; jobId: string }[]> {
  const { rows } = await db.query<{ id: string; jobId: string }>(
    `UPDATE job_run SET status = 'abandoned', error = $2, ended_at = clock_timestamp()
     WHERE status = 'running' AND heartbeat_at < clock_timestamp() - make_interval(secs => $1::float8 / 1000)
     RETURNING id, job_id AS "jobId"`,
    [silentMs, error],
  );
  return rows;
}

/** The latest runs of a job, newest first. */
export async function listRuns(db: Db, jobId: string, limit: number): Promise<JobRun[]> {
  const { rows } = await db.query<JobRun>(
    `SELECT id, job_id AS "jobId", slot, status, started_at AS "startedAt", ended_at AS "endedAt",
       requested_by AS "requestedBy", error, result
     FROM job_run WHERE job_id = $1 ORDER BY slot DESC LIMIT $2`,
    [jobId, limit],
  );
  return rows;
}

/** When the last run of a job that succeeded ended. */
export async function lastSuccess(db: Db, jobId: string): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date }>(
    `SELECT ended_at AS at FROM job_run WHERE job_id = $1 AND status = 'succeeded' ORDER BY slot DESC LIMIT 1`,
    [jobId],
  );
  return rows[0]?.at ?? null;
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
