import type { Db } from "@/lib/db/client";

/** Somebody looked into channels' logs. */
export interface Look {
  userId: string;
  action: "search" | "context" | "export" | "live";
  query: string;
  /** By channel: how much of it was shown. */
  results: ReadonlyMap<string, number>;
}

/** Notes a look in every channel it went into, also where nothing was found. */
export async function recordLook(db: Db, { userId, action, query, results }: Look): Promise<void> {
  await db.query(
    `INSERT INTO chat_search_audit (channel_id, user_id, action, query, results)
     SELECT channel_id, $1, $2, $3, results FROM unnest($4::text[], $5::int[]) AS looked (channel_id, results)`,
    [userId, action, query, [...results.keys()], [...results.values()]],
  );
}

export interface LookRow {
  id: string;
  at: Date;
  login: string;
  name: string;
  action: Look["action"];
  query: string;
  results: number;
}

/** Who looked into a channel's log, latest first: those before `beforeId`, or from the latest on. */
export async function listLooks(
  db: Db,
  { channelId, beforeId, limit }: { channelId: string; beforeId: string | null; limit: number },
): Promise<LookRow[]> {
  const { rows } = await db.query<LookRow>(
    `SELECT a.id, a.at, p.login, coalesce(p.name, p.login) AS name, a.action, a.query, a.results
     FROM chat_search_audit a JOIN person p ON p.id = a.user_id
     WHERE a.channel_id = $1 AND ($2::uuid IS NULL OR a.id < $2)
     ORDER BY a.id DESC LIMIT $3`,
    [channelId, beforeId, limit],
  );
  return rows;
}

/** Deletes at most `limit` notes made before `before`; says how many. Ids grow with time, so the oldest come first. */
export async function deleteLooksBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM chat_search_audit
     WHERE id IN (SELECT id FROM chat_search_audit WHERE at < $1 ORDER BY id LIMIT $2)`,
    [before, limit],
  );
  return rowCount ?? 0;
}
