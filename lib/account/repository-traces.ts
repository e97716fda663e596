import type { Db } from "@/lib/db/client";

/** Who is deleted. */
export interface Leaving {
  userId: string;
  twitchId: string;
  login: string;
}

/** What is kept of somebody beside their own rows: a statement each, and what a receipt calls it. */
interface Trace {
  name: string;
  /** $1 their id here, $2 at Twitch, $3 their login. */
  sql: string;
}

/** Deleted or made nameless in the transaction of the step. Where rows stay, the privacy page and the test say why. */
export const TRACES: readonly Trace[] = [
  { name: "channel_reader", sql: "DELETE FROM channel_reader WHERE twitch_id = $2" },
  // Periods that are over. Those that last stand in Twitch's own list, which the streamer sees and we would read again.
  { name: "channel_role", sql: "DELETE FROM channel_role WHERE user_id = $2 AND revoked_at IS NOT NULL" },
  { name: "channel_role", sql: "UPDATE channel_role SET gifter_login = NULL WHERE gifter_login = $3" },
  {
    name: "moderation_action",
    sql: "UPDATE moderation_action SET undone_by_login = NULL WHERE undone_by_login = $3",
  },
  // Their own rows there go with the chat, if they want that; who added a quote is nobody's business any more either way.
  { name: "quote", sql: "UPDATE quote SET added_by_id = '', added_by_login = '' WHERE added_by_id = $2" },
  { name: "job_run", sql: "UPDATE job_run SET requested_by = NULL WHERE requested_by = $1" },
  { name: "bot_account", sql: "DELETE FROM bot_account WHERE twitch_id = $2" },
  {
    name: "notice",
    sql: "DELETE FROM announcement WHERE broadcaster_id = $2 AND type IN ('account_export', 'channel_reconnect')",
  },
  {
    name: "rate_limit_bucket",
    sql: "DELETE FROM rate_limit_bucket WHERE key = 'user:' || $2 OR key LIKE 'user:' || $2 || ':%'",
  },
  {
    name: "eventsub_message",
    sql: `DELETE FROM eventsub_message WHERE applied_at IS NOT NULL
      AND (payload -> 'event' ->> 'user_id' = $2 OR payload -> 'event' ->> 'broadcaster_user_id' = $2)`,
  },
  {
    name: "dead_letter",
    sql: `DELETE FROM dead_letter WHERE kind NOT LIKE 'stream.%'
      AND (body::text LIKE '%"' || $2 || '"%' OR body::text LIKE '%"' || $1::uuid || '"%')`,
  },
];

export async function removeTrace(
  tx: Db,
  { sql }: Trace,
  { userId, twitchId, login }: Leaving,
): Promise<number> {
  // All three are named, or Postgres would not know what those are that a statement does not need.
  const { rowCount } = await tx.query(`WITH leaving AS (SELECT $1::uuid, $2::text, $3::text) ${sql}`, [
    userId,
    twitchId,
    login,
  ]);
  return rowCount ?? 0;
}
