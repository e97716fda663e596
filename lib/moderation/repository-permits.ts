import type { Db } from "@/lib/db/client";

export interface PermitRow {
  channelId: string;
  personId: string;
  until: Date;
}

/** Lets somebody post links until then, or longer if they may already. */
export async function putPermit(tx: Db, channelId: string, personId: string, until: Date): Promise<Date> {
  const { rows } = await tx.query<{ until: Date }>(
    `INSERT INTO moderation_permit AS p (channel_id, person_id, until) VALUES ($1, $2, $3)
     ON CONFLICT (channel_id, person_id) DO UPDATE SET until = greatest(p.until, excluded.until)
     RETURNING until`,
    [channelId, personId, until],
  );
  return rows[0]?.until ?? until;
}

/** Who may post links now, in one channel or in all. */
export async function permitsNow(db: Db, channelIds: readonly string[] | null): Promise<PermitRow[]> {
  const { rows } = await db.query<PermitRow>(
    `SELECT channel_id AS "channelId", person_id AS "personId", until FROM moderation_permit
     WHERE until > clock_timestamp() AND ($1::text[] IS NULL OR channel_id = ANY ($1))`,
    [channelIds],
  );
  return rows;
}

/** Forgets permits that ended before then, so many at once; says how many. */
export async function deletePermitsBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM moderation_permit WHERE (channel_id, person_id) IN (
       SELECT channel_id, person_id FROM moderation_permit WHERE until < $1 LIMIT $2)`,
    [before, limit],
  );
  return rowCount ?? 0;
}
