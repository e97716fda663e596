import type { Db } from "@/lib/db/client";

/** Days that channels keep their messages, where they have a time of their own. */
export async function ownRetentions(db: Db): Promise<{ channelId: string; days: number }[]> {
  const { rows } = await db.query<{ channelId: string; days: number }>(
    `SELECT broadcaster_id AS "channelId", retention_days AS days FROM channel
     WHERE retention_days IS NOT NULL ORDER BY broadcaster_id`,
  );
  return rows;
}

/** Whose messages are too old. */
export interface TooOld {
  /** One channel, or all but some. */
  channels: { only: string } | { allBut: readonly string[] };
  /** From when on they are not (ms since the epoch). */
  before: number;
}

const TABLES = ["chat_message", "chat_event"] as const;

/** Deletes at most `limit` old rows of each table; says how many it was of the table that had most. */
export async function deleteOld(db: Db, { channels, before }: TooOld, limit: number): Promise<number> {
  const [condition, ids] =
    "only" in channels
      ? ["channel_id = $1", channels.only]
      : ["NOT channel_id = ANY($1::text[])", channels.allBut];
  let most = 0;
  for (const table of TABLES) {
    const { rowCount } = await db.query(
      `DELETE FROM ${table} t USING (
         SELECT id, sent_at FROM ${table} WHERE ${condition} AND sent_at < $2 LIMIT $3) old
       WHERE t.id = old.id AND t.sent_at = old.sent_at`,
      [ids, new Date(before), limit],
    );
    most = Math.max(most, rowCount ?? 0);
  }
  return most;
}

/** Deletes at most `limit` marks that were set before a moment (ms since the epoch); says how many. */
export async function deleteOldMarks(db: Db, before: number, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM chat_mark k USING (SELECT channel_id, at, "by", target FROM chat_mark WHERE at < $1 LIMIT $2) old
     WHERE k.channel_id = old.channel_id AND k.at = old.at AND k."by" = old."by" AND k.target = old.target`,
    [new Date(before), limit],
  );
  return rowCount ?? 0;
}
