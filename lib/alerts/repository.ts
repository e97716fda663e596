import type { Db } from "@/lib/db/client";
import type { AlertKind } from "./schema";

export interface AlertRow {
  id: string;
  kind: AlertKind;
  summary: string;
  openedAt: Date;
  closedAt: Date | null;
}

const ROW = `id, kind, summary, opened_at AS "openedAt", closed_at AS "closedAt"`;

/** The alerts that go on, oldest first. */
export async function listOpen(db: Db): Promise<AlertRow[]> {
  const { rows } = await db.query<AlertRow>(
    `SELECT ${ROW} FROM alert WHERE closed_at IS NULL ORDER BY opened_at, id`,
  );
  return rows;
}

/** The latest alerts that are over, newest first. */
export async function listPast(db: Db, limit: number): Promise<AlertRow[]> {
  const { rows } = await db.query<AlertRow>(
    `SELECT ${ROW} FROM alert WHERE closed_at IS NOT NULL ORDER BY opened_at DESC, id DESC LIMIT $1`,
    [limit],
  );
  return rows;
}

/** The alert of a kind that goes on, or else the one that began last. */
export async function findLatest(db: Db, kind: AlertKind): Promise<AlertRow | undefined> {
  const { rows } = await db.query<AlertRow>(
    `SELECT ${ROW} FROM alert WHERE kind = $1 ORDER BY closed_at IS NOT NULL, opened_at DESC, id DESC LIMIT 1`,
    [kind],
  );
  return rows[0];
}

/** Waits until no other transaction judges; until this one ends nobody else does. */
export async function becomeOnlyJudge(tx: Db): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('alerts'))");
}

/** Begins an alert; undefined when one of its kind goes on already. */
export async function open(db: Db, kind: AlertKind, summary: string): Promise<AlertRow | undefined> {
  const { rows } = await db.query<AlertRow>(
    `INSERT INTO alert (kind, summary) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING ${ROW}`,
    [kind, summary],
  );
  return rows[0];
}

/** Ends the alert of a kind; undefined when none goes on. */
export async function close(db: Db, kind: AlertKind): Promise<AlertRow | undefined> {
  const { rows } = await db.query<AlertRow>(
    `UPDATE alert SET closed_at = clock_timestamp() WHERE kind = $1 AND closed_at IS NULL RETURNING ${ROW}`,
    [kind],
  );
  return rows[0];
}

/** Deletes alerts that were over before `before`; says how many. */
export async function deleteClosedBefore(db: Db, before: Date): Promise<number> {
  const { rowCount } = await db.query("DELETE FROM alert WHERE closed_at < $1", [before.toISOString()]);
  return rowCount ?? 0;
}
