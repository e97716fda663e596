import type { Db } from "@/lib/db/client";
import type { DeadLetter } from "./schema";

export type DeadLetterRow = Omit<DeadLetter, "seq" | "at" | "createdAt" | "retriedAt"> & {
  seq: string;
  at: Date;
  createdAt: Date;
  retriedAt: Date | null;
};

const ROW = `id, publisher_id AS "publisherId", event_id AS "eventId", seq, kind, key, at, reason, state,
  created_at AS "createdAt", retried_at AS "retriedAt", body`;

/** A publisher's dead letters before an id (null: from the start), newest first. */
export async function listDeadLetters(
  db: Db,
  publisherId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<DeadLetterRow[]> {
  const { rows } = await db.query<DeadLetterRow>(
    `SELECT ${ROW} FROM dead_letter WHERE publisher_id = $1 AND ($2::uuid IS NULL OR id < $2)
     ORDER BY id DESC LIMIT $3`,
    [publisherId, before, limit],
  );
  return rows;
}

/** Has dead letters sent again (null: all that are dead); says how many. Those under way or sent are passed over. */
export async function queueAgain(
  db: Db,
  publisherId: string,
  ids: readonly string[] | null,
): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE dead_letter SET state = 'queued', retried_at = clock_timestamp()
     WHERE publisher_id = $1 AND state = 'dead' AND ($2::uuid[] IS NULL OR id = ANY($2))`,
    [publisherId, ids],
  );
  return rowCount ?? 0;
}

/** Those that are to be sent again, in the order in which they happened. */
export async function listQueued(db: Db, publisherId: string, limit: number): Promise<DeadLetterRow[]> {
  const { rows } = await db.query<DeadLetterRow>(
    `SELECT ${ROW} FROM dead_letter WHERE publisher_id = $1 AND state = 'queued' ORDER BY seq LIMIT $2`,
    [publisherId, limit],
  );
  return rows;
}

/**
 * Writes down what became of letters that were sent again: those that are through count as published, and the one that
 * was refused once more is dead again. Says how many of them changed: what another worker did already does not.
 */
export async function markRetried(
  db: Db,
  publisherId: string,
  sent: readonly string[],
  refused: { id: string; reason: string } | null,
): Promise<number> {
  const { rows } = await db.query<{ changed: number }>(
    `WITH sent AS (
       UPDATE dead_letter SET state = 'sent' WHERE id = ANY($2) AND publisher_id = $1 AND state = 'queued' RETURNING id
     ), refused AS (
       UPDATE dead_letter SET state = 'dead', reason = $4 WHERE id = $3::uuid AND state = 'queued' RETURNING id
     ), step AS (
       SELECT (SELECT count(*) FROM sent)::int AS published, (SELECT count(*) FROM refused)::int AS failed
     ), total AS (
       UPDATE publisher SET published = publisher.published + step.published, last_published_at = clock_timestamp()
       FROM step WHERE id = $1 AND step.published > 0
     ), counted AS (
       INSERT INTO publisher_minute AS m (publisher_id, minute, published, failed)
       SELECT $1, date_trunc('minute', clock_timestamp()), published, failed FROM step WHERE published + failed > 0
       ON CONFLICT (publisher_id, minute)
       DO UPDATE SET published = m.published + excluded.published, failed = m.failed + excluded.failed
     )
     SELECT published + failed AS changed FROM step`,
    [publisherId, sent, refused?.id ?? null, refused?.reason ?? null],
  );
  return rows[0]?.changed ?? 0;
}

/** Deletes letters that died before `before`, at most `limit`; says how many. */
export async function deleteBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM dead_letter WHERE id IN (
       SELECT id FROM dead_letter WHERE created_at < $1 ORDER BY id LIMIT $2)`,
    [before, limit],
  );
  return rowCount ?? 0;
}
