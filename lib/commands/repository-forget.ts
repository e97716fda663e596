import type { Db } from "@/lib/db/client";

/** Deletes at most `limit` lines of the log of uses from before `before`; says how many. */
export async function deleteUsesBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM command_use WHERE id IN (SELECT id FROM command_use WHERE at < $1 ORDER BY at LIMIT $2)`,
    [before, limit],
  );
  return rowCount ?? 0;
}

/**
 * Deletes at most `limit` notes of last uses from before `before`; says how many. Those of a command that is being
 * answered are left alone: waiting for them, while it waits for others that are held here, would never end.
 */
export async function deleteCooldownsBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM command_cooldown c USING (
       SELECT command_id, person_id FROM command_cooldown WHERE used_at < $1 ORDER BY used_at LIMIT $2
       FOR UPDATE SKIP LOCKED) AS old
     WHERE c.command_id = old.command_id AND c.person_id = old.person_id`,
    [before, limit],
  );
  return rowCount ?? 0;
}

/** Deletes what somebody used and when; says how many records that were. */
export async function deleteUser(db: Db, twitchId: string): Promise<number> {
  const { rows } = await db.query<{ records: number }>(
    `WITH uses AS (DELETE FROM command_use WHERE person_id = $1 RETURNING 1),
       cooldowns AS (DELETE FROM command_cooldown WHERE person_id = $1 RETURNING 1)
     SELECT ((SELECT count(*) FROM uses) + (SELECT count(*) FROM cooldowns))::int AS records`,
    [twitchId],
  );
  return rows[0]?.records ?? 0;
}
