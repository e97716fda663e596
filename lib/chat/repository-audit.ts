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
