import type { Db } from "@/lib/db/client";

/** Has the bot leave somebody's own channel; false: it was not there. */
export async function leaveOwn(tx: Db, twitchId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE channel SET join_wanted = false, logging = false WHERE broadcaster_id = $1 AND join_wanted",
    [twitchId],
  );
  await closeGap(tx, twitchId);
  return rowCount === 1;
}

/** From now on silence is no gap: nobody wants the channel to be read. */
export async function closeGap(tx: Db, channelId: string): Promise<void> {
  await tx.query(
    `UPDATE chat_gap SET to_at = greatest(from_at, clock_timestamp()) WHERE channel_id = $1 AND to_at IS NULL`,
    [channelId],
  );
}

/** Has the bot leave the channels of these owners who have no token any more that works; says which. */
export async function leaveRevoked(
  tx: Db,
  twitchIds: readonly string[],
): Promise<{ channelId: string; login: string; userId: string | null; revokedAt: Date }[]> {
  // The bot costs a place again in those that an operator answers for.
  await tx.query(
    `UPDATE channel c SET exempt = false WHERE c.broadcaster_id = ANY ($1) AND c.exempt AND NOT EXISTS (
       SELECT FROM twitch_token t WHERE t.owner = c.broadcaster_id AND t.invalid_at IS NULL)`,
    [twitchIds],
  );
  const { rows } = await tx.query<{
    channelId: string;
    login: string;
    userId: string | null;
    revokedAt: Date;
  }>(
    `UPDATE channel c SET join_wanted = false, revoked_at = clock_timestamp()
     FROM broadcaster b LEFT JOIN person p ON p.twitch_id = b.id
     WHERE b.id = c.broadcaster_id AND b.id = ANY ($1) AND c.authorised_by = 'owner' AND c.join_wanted
       AND NOT EXISTS (SELECT FROM twitch_token t WHERE t.owner = c.broadcaster_id AND t.invalid_at IS NULL)
     RETURNING c.broadcaster_id AS "channelId", b.login, p.id AS "userId", c.revoked_at AS "revokedAt"`,
    [twitchIds],
  );
  return rows;
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
