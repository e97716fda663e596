import type { Db } from "@/lib/db/client";

/** An export, asked for or made. */
export interface ExportRow {
  id: string;
  userId: string;
  state: "queued" | "running" | "ready" | "failed";
  askedAt: Date;
  doneRows: number;
  bytes: string;
  readyAt: Date | null;
  expiresAt: Date | null;
}

const COLUMNS = `id, user_id AS "userId", state, asked_at AS "askedAt", done_rows AS "doneRows", bytes,
  ready_at AS "readyAt", expires_at AS "expiresAt"`;

/** A person's exports that are there, newest first. */
export async function exportsOf(db: Db, userId: string): Promise<ExportRow[]> {
  const { rows } = await db.query<ExportRow>(
    `SELECT ${COLUMNS} FROM account_export WHERE user_id = $1 ORDER BY id DESC LIMIT 20`,
    [userId],
  );
  return rows;
}

/** Makes the caller the only one who changes this person's exports or deletion; false: no such person. */
export async function lockPerson(tx: Db, userId: string): Promise<boolean> {
  const { rowCount } = await tx.query("SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE", [userId]);
  return rowCount === 1;
}

export async function insertExport(tx: Db, userId: string, at: Date): Promise<ExportRow> {
  const { rows } = await tx.query<ExportRow>(
    `INSERT INTO account_export (user_id, asked_at) VALUES ($1, $2) RETURNING ${COLUMNS}`,
    [userId, at],
  );
  const [row] = rows;
  if (!row) throw new Error("an insert gave no row");
  return row;
}

/** A try at making an export. */
export interface ExportRun {
  id: string;
  userId: string;
  run: string;
  attempts: number;
}

/** Takes the export that waits longest, or one whose maker died; null: there is none. What was made of it is void. */
export async function claimExport(db: Db, leaseSeconds: number): Promise<ExportRun | null> {
  const { rows } = await db.query<ExportRun>(
    `UPDATE account_export SET state = 'running', run = gen_random_uuid(), attempts = attempts + 1, done_rows = 0,
       bytes = 0, leased_until = clock_timestamp() + make_interval(secs => $1)
     WHERE id = (SELECT id FROM account_export
       WHERE state = 'queued' OR (state = 'running' AND leased_until < clock_timestamp())
       ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, user_id AS "userId", run, attempts`,
    [leaseSeconds],
  );
  return rows[0] ?? null;
}

/** Keeps the next piece and the lease; false: another try has begun since, or nobody wants it any more. */
export async function putPart(
  db: Db,
  { id, run }: ExportRun,
  part: { ordinal: number; bytes: Buffer; rows: number; leaseSeconds: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `WITH held AS (
       UPDATE account_export SET bytes = bytes + octet_length($4::bytea), done_rows = $5,
         leased_until = clock_timestamp() + make_interval(secs => $6)
       WHERE id = $1 AND run = $2 AND state = 'running' RETURNING id)
     INSERT INTO account_export_part (export_id, run, ordinal, bytes) SELECT id, $2, $3, $4 FROM held`,
    [id, run, part.ordinal, part.bytes, part.rows, part.leaseSeconds],
  );
  return rowCount === 1;
}

/** Ends a try that made all of it, and removes what tries before it left; false: another has begun since. */
export async function finishExport(
  tx: Db,
  { id, run }: ExportRun,
  { rows: doneRows, now, expiresAt }: { rows: number; now: Date; expiresAt: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE account_export SET state = 'ready', ready_at = $3, expires_at = $4, done_rows = $5, leased_until = NULL
     WHERE id = $1 AND run = $2 AND state = 'running'`,
    [id, run, now, expiresAt, doneRows],
  );
  if (rowCount !== 1) return false;
  await tx.query("DELETE FROM account_export_part WHERE export_id = $1 AND run <> $2", [id, run]);
  return true;
}

/** Gives a try back to be begun anew, or up when there were too many. */
export async function returnExport(db: Db, { id, run }: ExportRun, isLast: boolean): Promise<void> {
  await db.query("DELETE FROM account_export_part WHERE export_id = $1 AND run = $2", [id, run]);
  await db.query(
    `UPDATE account_export SET state = CASE WHEN $3 THEN 'failed' ELSE 'queued' END, leased_until = NULL, bytes = 0
     WHERE id = $1 AND run = $2 AND state = 'running'`,
    [id, run, isLast],
  );
}

/** A person's export that can be fetched at `now`. */
export async function findReady(db: Db, userId: string, id: string, now: Date): Promise<ExportRow | null> {
  const { rows } = await db.query<ExportRow>(
    `SELECT ${COLUMNS} FROM account_export WHERE id = $1 AND user_id = $2 AND state = 'ready' AND expires_at > $3`,
    [id, userId, now],
  );
  return rows[0] ?? null;
}

/** A piece of a file; null: there is none behind the last. */
export async function readPart(db: Db, id: string, ordinal: number): Promise<Buffer | null> {
  const { rows } = await db.query<{ bytes: Buffer }>(
    `SELECT p.bytes FROM account_export e JOIN account_export_part p ON p.export_id = e.id AND p.run = e.run
     WHERE e.id = $1 AND p.ordinal = $2`,
    [id, ordinal],
  );
  return rows[0]?.bytes ?? null;
}

/** Deletes files that can be fetched no more, and tries that were given up; says how many. */
export async function deleteExpired(db: Db, now: Date, failedBefore: Date): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM account_export WHERE expires_at < $1 OR (state = 'failed' AND asked_at < $2)`,
    [now, failedBefore],
  );
  return rowCount ?? 0;
}
