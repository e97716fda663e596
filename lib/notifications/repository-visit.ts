import type { Db } from "@/lib/db/client";

export interface VisitRow {
  beganAt: Date;
  awaySince: Date | null;
  /** This call began the visit. */
  returned: boolean;
}

/**
 * Notes that a person is here. Who was not for `absenceMs` is back from an absence, and a visit begins: of several
 * devices that say so at once, one is told. Within a visit only the time moves on, and that not more often than every
 * `pauseMs`.
 */
export async function noteHere(
  db: Db,
  userId: string,
  { absenceMs, pauseMs }: { absenceMs: number; pauseMs: number },
): Promise<VisitRow | undefined> {
  const noted = await db.query<VisitRow>(
    `INSERT INTO visit AS v (user_id, last_here_at, began_at)
     SELECT id, now(), now() FROM person WHERE id = $1
     ON CONFLICT (user_id) DO UPDATE SET
       away_since = CASE WHEN v.last_here_at < now() - $2 * interval '1 ms' THEN v.last_here_at ELSE v.away_since END,
       began_at = CASE WHEN v.last_here_at < now() - $2 * interval '1 ms' THEN now() ELSE v.began_at END,
       last_here_at = now()
       WHERE v.last_here_at < now() - $3 * interval '1 ms'
     RETURNING began_at AS "beganAt", away_since AS "awaySince",
       away_since IS NOT NULL AND began_at = last_here_at AS returned`,
    [userId, absenceMs, pauseMs],
  );
  return noted.rows[0] ?? findVisit(db, userId, absenceMs);
}

/** The visit that a person is in, or would begin now after `absenceMs`; undefined when they were never here. */
export async function findVisit(db: Db, userId: string, absenceMs: number): Promise<VisitRow | undefined> {
  const { rows } = await db.query<VisitRow>(
    `SELECT CASE WHEN back THEN now() ELSE began_at END AS "beganAt",
       CASE WHEN back THEN last_here_at ELSE away_since END AS "awaySince", false AS returned
     FROM (SELECT *, last_here_at < now() - $2 * interval '1 ms' AS back FROM visit WHERE user_id = $1) AS v`,
    [userId, absenceMs],
  );
  return rows[0];
}
