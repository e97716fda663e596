import type { Db } from "@/lib/db/client";

/** Somebody who was seen in a channel for the first time. */
export interface Arrival {
  channelId: string;
  twitchId: string;
  login: string;
  at: Date;
}

/**
 * Takes the oldest arrivals that are noted; whoever calls in this transaction has them alone, and once. Bots, and those
 * who opted out or were removed from tracking meanwhile, are dropped. `taken` counts them too.
 */
export async function takeArrivals(db: Db, limit: number): Promise<{ taken: number; arrivals: Arrival[] }> {
  const { rows } = await db.query<Arrival & { told: boolean }>(
    `WITH oldest AS (
       SELECT a.channel_id, a.viewer_id, c.first_seen_at AS at,
         c.deleted_at IS NULL AND NOT coalesce(c.bot, v.bot)
           AND NOT EXISTS (SELECT FROM chat_opt_out o WHERE o.twitch_id = a.viewer_id) AS told, v.login
       FROM viewer_arrival a
       JOIN channel_viewer c USING (channel_id, viewer_id)
       JOIN viewer v ON v.twitch_id = a.viewer_id
       ORDER BY c.first_seen_at, a.channel_id, a.viewer_id LIMIT $1 FOR UPDATE OF a SKIP LOCKED),
     gone AS (
       DELETE FROM viewer_arrival a USING oldest o
       WHERE a.channel_id = o.channel_id AND a.viewer_id = o.viewer_id)
     SELECT channel_id AS "channelId", viewer_id AS "twitchId", login, at, told FROM oldest
     ORDER BY at, channel_id, viewer_id`,
    [limit],
  );
  const arrivals = rows.filter(({ told }) => told);
  return { taken: rows.length, arrivals };
}
