import type { Db } from "@/lib/db/client";

/** Has the bot leave somebody's own channel; false: it was not there. */
export async function leaveOwn(tx: Db, twitchId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE channel SET join_wanted = false, logging = false WHERE broadcaster_id = $1 AND join_wanted",
    [twitchId],
  );
  await tx.query(
    `UPDATE chat_gap SET to_at = greatest(from_at, clock_timestamp()) WHERE channel_id = $1 AND to_at IS NULL`,
    [twitchId],
  );
  return rowCount === 1;
}

/** Whether a living bot still reads the channel. */
export async function isRead(db: Db, twitchId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    "SELECT FROM channel_lease WHERE broadcaster_id = $1 AND until > clock_timestamp()",
    [twitchId],
  );
  return (rowCount ?? 0) > 0;
}

/** What is kept of a channel without belonging to its row: by the column that says which. */
const BY_CHANNEL: readonly [table: string, column: string][] = [
  ["chat_message", "channel_id"],
  ["chat_event", "channel_id"],
  ["chat_hour", "channel_id"],
  ["chat_mark", "channel_id"],
  ["chat_gap", "channel_id"],
  ["chat_search_audit", "channel_id"],
  ["viewer_stream", "channel_id"],
  ["channel_viewer", "channel_id"],
  ["command_use", "channel_id"],
];

/** Deletes about `limit` of what is kept of a channel; null: there is nothing left but its row. */
export async function deleteOfChannel(
  tx: Db,
  twitchId: string,
  limit: number,
): Promise<{ table: string; deleted: number } | null> {
  for (const [table, column] of BY_CHANNEL) {
    const { rowCount } = await tx.query(
      `DELETE FROM ${table} WHERE ${column} = $1 AND ctid = ANY (ARRAY(
         SELECT ctid FROM ${table} WHERE ${column} = $1 LIMIT $2))`,
      [twitchId, limit],
    );
    if (rowCount) return { table, deleted: rowCount };
  }
  return null;
}

/** Deletes the channel with its commands, timers, quotes, rules, roles and clips; 0: it was not there. */
export async function deleteChannel(tx: Db, twitchId: string): Promise<number> {
  const { rowCount } = await tx.query("DELETE FROM channel WHERE broadcaster_id = $1", [twitchId]);
  return rowCount ?? 0;
}
