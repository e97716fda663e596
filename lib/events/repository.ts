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
