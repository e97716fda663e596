import type { Db } from "@/lib/db/client";
import type { EngineName, JobRun, Progress, RunStatus } from "./schema";

/** The latest runs of a job, newest first. */
export async function latestRuns(db: Db, jobId: string, limit: number): Promise<JobRun[]> {
  const { rows } = await db.query<JobRun>(
    `SELECT id, job_id AS "jobId", slot, status, started_at AS "startedAt", ended_at AS "endedAt",
       requested_by AS "requestedBy", error, result
     FROM job_run WHERE job_id = $1 ORDER BY id DESC LIMIT $2`,
    [jobId, limit],
  );
  return rows;
}

/** When the last run of a job that succeeded ended. */
export async function lastSuccess(db: Db, jobId: string): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date }>(
    `SELECT ended_at AS at FROM job_run WHERE job_id = $1 AND status = 'succeeded' ORDER BY id DESC LIMIT 1`,
    [jobId],
  );
  return rows[0]?.at ?? null;
}

/** A run with all that is shown of it. */
export interface RunRow {
  id: string;
  jobId: string;
  status: RunStatus;
  slot: Date;
  key: string | null;
  attempt: number;
  engine: EngineName | null;
  worker: string | null;
  startedAt: Date;
  endedAt: Date | null;
  durationMs: number;
  runAfter: Date | null;
  progress: Progress | null;
  cancelling: boolean;
  input: unknown;
  result: unknown;
  error: string | null;
  requestedBy: string | null;
  requesterName: string | null;
}

const RUN = `run.id, run.job_id AS "jobId", run.status, run.slot, run.key, run.attempt, run.engine, run.worker,
  run.started_at AS "startedAt", run.ended_at AS "endedAt", run.run_after AS "runAfter", run.progress,
  extract(epoch FROM coalesce(run.ended_at, clock_timestamp()) - run.started_at)::float8 * 1000 AS "durationMs",
  run.status = 'running' AND run.cancel_requested_at IS NOT NULL AS cancelling, run.input, run.result, run.error,
  run.requested_by AS "requestedBy", coalesce(person.name, person.login) AS "requesterName"`;

/** What is known of jobs' runs. */
export interface JobFacts {
  /** The latest run of each job that began. */
  lastBegun: RunRow[];
  /** Everything queued or under way. */
  open: RunRow[];
  lastSuccess: Map<string, Date>;
  /** The slot of the oldest run of all that is kept: jobs have been watched at least since then. */
  observedSince: Date | null;
}

export async function jobFacts(db: Db, jobIds: readonly string[]): Promise<JobFacts> {
  const [lastBegun, open, successes, oldest] = await Promise.all([
    db.query<RunRow>(
      `SELECT ${RUN} FROM unnest($1::text[]) AS job (id)
       CROSS JOIN LATERAL (
         SELECT * FROM job_run WHERE job_id = job.id AND status NOT IN ('queued', 'expired')
         ORDER BY id DESC LIMIT 1) AS run
       LEFT JOIN person ON person.id = run.requested_by`,
      [jobIds],
    ),
    db.query<RunRow>(
      `SELECT ${RUN} FROM job_run AS run LEFT JOIN person ON person.id = run.requested_by
       WHERE run.status IN ('queued', 'running') AND run.job_id = ANY($1) ORDER BY run.id`,
      [jobIds],
    ),
    db.query<{ jobId: string; at: Date }>(
      `SELECT job.id AS "jobId", run.ended_at AS at FROM unnest($1::text[]) AS job (id)
       CROSS JOIN LATERAL (
         SELECT ended_at FROM job_run WHERE job_id = job.id AND status = 'succeeded'
         ORDER BY id DESC LIMIT 1) AS run`,
      [jobIds],
    ),
    db.query<{ slot: Date }>("SELECT slot FROM job_run ORDER BY id LIMIT 1"),
  ]);
  return {
    lastBegun: lastBegun.rows,
    open: open.rows,
    lastSuccess: new Map(successes.rows.map(({ jobId, at }) => [jobId, at])),
    observedSince: oldest.rows[0]?.slot ?? null,
  };
}

/** Runs, newest first, made before the one with `beforeId`. Null filters nothing. */
export async function listRuns(
  db: Db,
  query: { jobId: string | null; status: RunStatus | null; beforeId: string | null; limit: number },
): Promise<RunRow[]> {
  const { rows } = await db.query<RunRow>(
    `SELECT ${RUN} FROM job_run AS run LEFT JOIN person ON person.id = run.requested_by
     WHERE ($1::text IS NULL OR run.job_id = $1) AND ($2::text IS NULL OR run.status = $2)
       AND ($3::uuid IS NULL OR run.id < $3)
     ORDER BY run.id DESC LIMIT $4`,
    [query.jobId, query.status, query.beforeId, query.limit],
  );
  return rows;
}

export async function findRun(db: Db, runId: string): Promise<RunRow | undefined> {
  const { rows } = await db.query<RunRow>(
    `SELECT ${RUN} FROM job_run AS run LEFT JOIN person ON person.id = run.requested_by WHERE run.id = $1`,
    [runId],
  );
  return rows[0];
}
