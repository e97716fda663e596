import type { Db } from "@/lib/db/client";
import type { EngineName, Progress, RunStatus } from "./schema";

/** Who begins a run. */
export interface Taker {
  worker: string;
  engine: EngineName;
}

/** A run as it was begun. */
export interface BegunRun {
  runId: string;
  jobId: string;
  slot: Date;
  attempt: number;
  input: unknown;
}

const BEGUN = `id AS "runId", job_id AS "jobId", slot, attempt, input`;
const BEGIN = `status = 'running', worker = $2, engine = $3, started_at = clock_timestamp(),
  heartbeat_at = clock_timestamp(), run_after = NULL, progress = NULL, cancel_requested_at = NULL`;

/** Until the transaction ends, nobody else begins a run of the job: what is counted stays true. */
export async function lockBegins(db: Db, jobId: string): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock(hashtext('job_run begins'), hashtext($1))", [jobId]);
}

/** A slot to open. */
export interface DueSlot {
  jobId: string;
  slot: Date;
  concurrency: number;
  /** A slot of this moment or later shows that the clock has gone back since; null: no matter. */
  relivedFrom: Date | null;
}

/**
 * Opens slots: a queued run each, unless the job has as many open runs of its schedule as may run at once.
 * A slot that comes a second time because the clock has gone back is opened a millisecond beside the first.
 * Gives the jobs whose slot is settled: opened now, or taken by anybody before.
 */
export async function openSlots(
  db: Db,
  due: readonly DueSlot[],
): Promise<{ jobId: string; opened: boolean }[]> {
  const { rows } = await db.query<{ jobId: string; opened: boolean }>(
    `WITH due AS (
       SELECT d.*, EXISTS (SELECT FROM job_run AS r WHERE r.job_id = d.job_id AND r.slot = d.slot AND r.key IS NULL) AS taken,
         EXISTS (SELECT FROM job_run AS r WHERE r.job_id = d.job_id AND r.slot >= d.relived_from AND r.key IS NULL) AS relived
       FROM unnest($1::text[], $2::timestamptz[], $3::int[], $4::timestamptz[]) AS d (job_id, slot, concurrency, relived_from)),
     opened AS (
       INSERT INTO job_run (job_id, slot, status)
       SELECT job_id, slot + CASE WHEN taken THEN interval '1 millisecond' ELSE interval '0' END, 'queued' FROM due
       WHERE (relived OR NOT taken) AND concurrency > (
         SELECT count(*) FROM job_run AS open
         WHERE open.job_id = due.job_id AND open.status IN ('queued', 'running')
           AND (open.status = 'running' OR open.key IS NULL))
       ON CONFLICT DO NOTHING RETURNING job_id)
     SELECT job_id AS "jobId", true AS opened FROM opened
     UNION ALL
     SELECT job_id, false FROM due WHERE taken AND NOT EXISTS (SELECT FROM opened WHERE opened.job_id = due.job_id)`,
    [
      due.map(({ jobId }) => jobId),
      due.map(({ slot }) => slot.toISOString()),
      due.map(({ concurrency }) => concurrency),
      due.map(({ relivedFrom }) => relivedFrom?.toISOString() ?? null),
    ],
  );
  return rows;
}

/**
 * Begins a slot that nobody has begun: opens it, or takes it where it is open and waits. Call `lockBegins`
 * before. Undefined: it was begun before, or as many runs as may are under way.
 */
export async function beginSlot(
  db: Db,
  { jobId, slot, concurrency }: { jobId: string; slot: Date; concurrency: number },
  { worker, engine }: Taker,
): Promise<BegunRun | undefined> {
  const { rows } = await db.query<BegunRun>(
    `INSERT INTO job_run (job_id, slot, worker, engine)
     SELECT $1, $4, $2, $3
     WHERE $5 > (SELECT count(*) FROM job_run WHERE job_id = $1 AND status = 'running')
     ON CONFLICT (job_id, slot) WHERE key IS NULL DO UPDATE SET ${BEGIN} WHERE job_run.status = 'queued'
     RETURNING ${BEGUN}`,
    [jobId, worker, engine, slot.toISOString(), concurrency],
  );
  return rows[0];
}

/** Records that a slot came too late to be done. Changes nothing where the slot was taken. */
export async function recordExpiredSlot(
  db: Db,
  { jobId, slot, error }: { jobId: string; slot: Date; error: string },
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO job_run (job_id, slot, status, error, ended_at) VALUES ($1, $2, 'expired', $3, clock_timestamp())
     ON CONFLICT DO NOTHING RETURNING id`,
    [jobId, slot.toISOString(), error],
  );
  return rows[0]?.id;
}

/** Which job a run is of. */
export async function jobOf(db: Db, runId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ jobId: string }>(`SELECT job_id AS "jobId" FROM job_run WHERE id = $1`, [
    runId,
  ]);
  return rows[0]?.jobId;
}

/**
 * Begins a queued run. Call `lockBegins` before. Undefined: it is no longer queued, has waited too long, or as
 * many runs as may are under way; in that last case it will be handed over again.
 */
export async function beginQueued(
  db: Db,
  { runId, concurrency, ttlSeconds }: { runId: string; concurrency: number; ttlSeconds: number },
  { worker, engine }: Taker,
): Promise<BegunRun | undefined> {
  const { rows } = await db.query<BegunRun>(
    `UPDATE job_run SET ${BEGIN}
     WHERE id = $1 AND status = 'queued'
       AND greatest(started_at, run_after) > clock_timestamp() - make_interval(secs => $5)
       AND $4 > (SELECT count(*) FROM job_run AS r WHERE r.job_id = job_run.job_id AND r.status = 'running')
     RETURNING ${BEGUN}`,
    [runId, worker, engine, concurrency, ttlSeconds],
  );
  if (!rows[0]) {
    await db.query("UPDATE job_run SET dispatched_at = NULL WHERE id = $1 AND status = 'queued'", [runId]);
  }
  return rows[0];
}

/**
 * Says that a run is alive at this attempt, and how far it has come. Undefined: it no longer counts as
 * running; else whether it was called off.
 */
export async function beat(
  db: Db,
  { runId, attempt }: { runId: string; attempt: number },
  progress: Progress | null,
): Promise<{ cancelled: boolean } | undefined> {
  const { rows } = await db.query<{ cancelled: boolean }>(
    `UPDATE job_run SET heartbeat_at = clock_timestamp(), progress = coalesce($3, progress)
     WHERE id = $1 AND attempt = $2 AND status = 'running'
     RETURNING cancel_requested_at IS NOT NULL AS cancelled`,
    [runId, attempt, progress && JSON.stringify(progress)],
  );
  return rows[0];
}

export interface RunRecord {
  status: RunStatus;
  result: unknown;
  error: string | null;
  progress: Progress | null;
}

/** Ends a run at this attempt. False: it had ended already, or somebody else has taken it up. */
export async function endRun(
  db: Db,
  { runId, attempt }: { runId: string; attempt: number },
  end: RunRecord,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE job_run SET status = $3, result = $4, error = $5, progress = coalesce($6, progress),
       ended_at = clock_timestamp()
     WHERE id = $1 AND attempt = $2 AND status = 'running'`,
    [
      runId,
      attempt,
      end.status,
      end.result === undefined ? null : JSON.stringify(end.result),
      end.error,
      end.progress && JSON.stringify(end.progress),
    ],
  );
  return rowCount === 1;
}

/** Queues a run again that failed at this attempt. False: it had ended already, or it was called off. */
export async function requeue(
  db: Db,
  { runId, attempt }: { runId: string; attempt: number },
  { error, waitMs }: { error: string; waitMs: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE job_run SET status = 'queued', attempt = attempt + 1, error = $3, worker = NULL, engine = NULL,
       started_at = clock_timestamp(), dispatched_at = NULL,
       run_after = clock_timestamp() + make_interval(secs => $4::float8 / 1000)
     WHERE id = $1 AND attempt = $2 AND status = 'running' AND cancel_requested_at IS NULL`,
    [runId, attempt, error, waitMs],
  );
  return rowCount === 1;
}
