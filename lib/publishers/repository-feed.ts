import type { Db } from "@/lib/db/client";

/** The seq behind which everything was written from a moment on; from the oldest that is kept without one. */
export async function seqBefore(db: Db, from: string | null): Promise<number> {
  const { rows } = await db.query<{ seq: string }>(
    `SELECT coalesce(
       (SELECT min(seq) - 1 FROM outbox WHERE $1::timestamptz IS NULL OR created_at >= $1),
       (SELECT max(seq) FROM outbox), 0) AS seq`,
    [from],
  );
  return Number(rows[0]?.seq ?? 0);
}

/** Whom a person follows, by Twitch id. */
export async function followsOf(db: Db, userId: string): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT broadcaster_id AS id FROM follow WHERE user_id = $1 AND active",
    [userId],
  );
  return new Set(rows.map(({ id }) => id));
}
