import type { Db } from "@/lib/db/client";
import type { DomainEvent } from "./schema";
import { keyOf } from "./schema";

export interface OutboxRow {
  seq: number;
  id: string;
  kind: string;
  payload: unknown;
  at: Date;
}

/** Appends in the order given. Must be the transaction's last statement: see the trigger in the migration. */
export async function append(db: Db, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  await db.query(
    `INSERT INTO outbox (kind, key, payload)
     SELECT kind, key, payload FROM unnest($1::text[], $2::text[], $3::jsonb[]) WITH ORDINALITY AS e (kind, key, payload, n)
     ORDER BY n`,
    [events.map((e) => e.kind), events.map(keyOf), events.map((e) => JSON.stringify(e.payload))],
  );
}

/** The newest seq, 0 when nothing happened yet. */
export async function newestSeq(db: Db): Promise<number> {
  const { rows } = await db.query<{ seq: string }>("SELECT coalesce(max(seq), 0) AS seq FROM outbox");
  return Number(rows[0]?.seq ?? 0);
}

/** Events after `seq`, oldest first, at most `limit`. */
export async function readAfter(db: Db, seq: number, limit: number): Promise<OutboxRow[]> {
  const { rows } = await db.query<Omit<OutboxRow, "seq"> & { seq: string }>(
    "SELECT seq, id, kind, payload, created_at AS at FROM outbox WHERE seq > $1 ORDER BY seq LIMIT $2",
    [seq, limit],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/**
 * The events of some kinds among the next `limit` after `seq`, oldest first, and the last seq of those `limit`:
 * what is of other kinds is passed over without being read.
 */
export async function readWanted(
  db: Db,
  seq: number,
  { kinds, limit }: { kinds: readonly string[]; limit: number },
): Promise<{ rows: OutboxRow[]; upTo: number }> {
  const { rows } = await db.query<Omit<OutboxRow, "seq"> & { seq: string | null; upTo: string | null }>(
    `WITH span AS MATERIALIZED (
       SELECT seq, id, kind, payload, created_at AS at FROM outbox WHERE seq > $1 ORDER BY seq LIMIT $2
     )
     SELECT last.seq AS "upTo", wanted.* FROM (SELECT max(seq) AS seq FROM span) AS last
       LEFT JOIN span AS wanted ON wanted.kind = ANY($3)
     ORDER BY wanted.seq`,
    [seq, limit, kinds],
  );
  const found = rows.flatMap((row) => (row.seq === null ? [] : [{ ...row, seq: Number(row.seq) }]));
  return { rows: found, upTo: Number(rows[0]?.upTo ?? seq) };
}

/** The seq behind which at most `rows` events follow; a reader that begins there has seen the latest `rows`. */
export async function seqBehindLatest(db: Db, rows: number): Promise<number> {
  const { rows: found } = await db.query<{ seq: string }>(
    `SELECT coalesce(
       (SELECT seq FROM outbox ORDER BY seq DESC OFFSET $1 LIMIT 1),
       (SELECT min(seq) - 1 FROM outbox),
       0) AS seq`,
    [rows],
  );
  return Number(found[0]?.seq ?? 0);
}

/**
 * Deletes at most `limit` events written before `before`, oldest first; says how many. The newest event
 * stays whatever its age: by it a reader tells "nothing new" from "another database".
 */
export async function deleteBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM outbox WHERE seq IN (
       SELECT seq FROM outbox
       WHERE created_at < $1 AND seq < (SELECT max(seq) FROM outbox)
       ORDER BY created_at LIMIT $2)`,
    [before, limit],
  );
  return rowCount ?? 0;
}
