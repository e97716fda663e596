import type { Db } from "@/lib/db/client";
import type { Troubled } from "./core/trouble";

/** What of all publishers can be trouble, and what time it is there. */
export async function readTroubled(db: Db): Promise<{ rows: Troubled[]; now: Date }> {
  const { rows } = await db.query<Omit<Troubled, "lost"> & { lost: string; now: Date }>(
    `SELECT kind, name, paused_at IS NOT NULL AS paused, disabled_at AS "disabledAt",
       disabled_reason AS "disabledReason", failing_since AS "failingSince", last_error AS "lastError", lost,
       lost_at AS "lostAt", clock_timestamp() AS now
     FROM publisher ORDER BY id`,
  );
  return { rows: rows.map((row) => ({ ...row, lost: Number(row.lost) })), now: rows[0]?.now ?? new Date(0) };
}

/**
 * Puts publishers on that are behind events written before `before`, which are about to be deleted; counts what they
 * wanted of those as lost. Says how much that was in all. `wanted` are the kinds of whoever chose none.
 */
export async function giveUpOld(db: Db, before: Date, wanted: readonly string[]): Promise<number> {
  const { rows } = await db.query<{ lost: number }>(
    `WITH gone AS (SELECT max(seq) AS seq FROM outbox WHERE created_at < $1 AND seq < (SELECT max(seq) FROM outbox)),
     behind AS MATERIALIZED (
       SELECT p.id, gone.seq, (SELECT count(*) FROM outbox o WHERE o.seq > p.position AND o.seq <= gone.seq
         AND o.kind = ANY(coalesce(p.kinds, $2))) AS lost
       FROM publisher p, gone WHERE p.position < gone.seq ORDER BY p.id FOR UPDATE OF p
     ), put_on AS (
       UPDATE publisher p SET position = behind.seq, lost = p.lost + behind.lost,
         lost_at = CASE WHEN behind.lost > 0 AND p.disabled_at IS NULL THEN clock_timestamp() ELSE p.lost_at END
       FROM behind WHERE p.id = behind.id
     )
     SELECT coalesce(sum(lost), 0)::int AS lost FROM behind`,
    [before.toISOString(), wanted],
  );
  return rows[0]?.lost ?? 0;
}

/** Deletes figures of minutes before `before`. */
export async function deleteMinutesBefore(db: Db, before: Date): Promise<void> {
  await db.query("DELETE FROM publisher_minute WHERE minute < $1", [before.toISOString()]);
}
