import type { Db } from "@/lib/db/client";

export interface AskedRow {
  jobId: string;
  /** When it was asked for. */
  slot: Date;
  /** What it is asked for by: while one with the same key has not begun, it is the same. */
  key: string | null;
  input: unknown;
  requestedBy: string | null;
}

/**
 * Asks for a run; without a key by its input. Where it is asked for already that run is the answer, and it
 * cannot begin before this transaction has ended: the row is held, so that it sees what this one writes.
 */
export async function insertAsked(db: Db, asked: AskedRow): Promise<{ runId: string; isNew: boolean }> {
  const { rows } = await db.query<{ runId: string; isNew: boolean }>(
    `INSERT INTO job_run (job_id, slot, status, input, requested_by, key)
     VALUES ($1, $2, 'queued', $3, $4, coalesce($5, 'input ' || md5(coalesce($3::jsonb::text, ''))))
     ON CONFLICT (job_id, key) WHERE status = 'queued' AND attempt = 1 DO UPDATE SET key = excluded.key
     RETURNING id AS "runId", xmax = 0 AS "isNew"`,
    [
      asked.jobId,
      asked.slot.toISOString(),
      asked.input === undefined ? null : JSON.stringify(asked.input),
      asked.requestedBy,
      asked.key,
    ],
  );
  const row = rows[0];
  if (!row) throw new Error("an upsert gave no row");
  return row;
}

/**
 * Asks for runs because of an event, under ids made from it: whoever heard the same event before has asked
 * already. Gives those that are new.
 */
export async function insertWoken(
  db: Db,
  woken: readonly { runId: string; jobId: string }[],
  { slot, key }: { slot: Date; key: string },
): Promise<{ id: string; jobId: string }[]> {
  const { rows } = await db.query<{ id: string; jobId: string }>(
    `INSERT INTO job_run (id, job_id, slot, status, key)
     SELECT id, job_id, $3, 'queued', $4 FROM unnest($1::uuid[], $2::text[]) AS woken (id, job_id)
     ON CONFLICT DO NOTHING RETURNING id, job_id AS "jobId"`,
    [woken.map(({ runId }) => runId), woken.map(({ jobId }) => jobId), slot.toISOString(), key],
  );
  return rows;
}

/** The run of the job that is under way, the latest of several. */
export async function findRunning(db: Db, jobId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT id FROM job_run WHERE job_id = $1 AND status = 'running' ORDER BY id DESC LIMIT 1",
    [jobId],
  );
  return rows[0]?.id;
}

/** Calls off a run: one that is queued ends here, one under way is told. Undefined: it had ended, or never was. */
export async function cancel(
  db: Db,
  runId: string,
  error: string,
): Promise<{ jobId: string; status: "cancelled" | "running" } | undefined> {
  const { rows } = await db.query<{ jobId: string; status: "cancelled" | "running" }>(
    `UPDATE job_run SET
       cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp()),
       status = CASE status WHEN 'queued' THEN 'cancelled' ELSE status END,
       ended_at = CASE status WHEN 'queued' THEN clock_timestamp() END,
       error = CASE status WHEN 'queued' THEN $2 ELSE error END
     WHERE id = $1 AND status IN ('queued', 'running')
     RETURNING job_id AS "jobId", status`,
    [runId, error],
  );
  return rows[0];
}
