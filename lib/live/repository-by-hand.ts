import type { Db } from "@/lib/db/client";

/** The id of a channel's stream by Twitch's. */
export async function streamByTwitchId(
  db: Db,
  broadcasterId: string,
  twitchStreamId: string,
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM stream WHERE broadcaster_id = $1 AND twitch_stream_id = $2 AND deleted_at IS NULL`,
    [broadcasterId, twitchStreamId],
  );
  return rows[0]?.id;
}

/** Whether a channel is known to be on air. */
export async function onAirNow(db: Db, broadcasterId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    "SELECT FROM live_status WHERE broadcaster_id = $1 AND state <> 'offline'",
    [broadcasterId],
  );
  return rowCount === 1;
}
