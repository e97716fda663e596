import type { Db } from "@/lib/db/client";

/** How many messages bots began to send to each channel within the last `windowMs`, the most first. */
export async function countSent(
  db: Db,
  windowMs: number,
): Promise<{ login: string; sent: number; trusted: boolean }[]> {
  const { rows } = await db.query<{ login: string; sent: number; trusted: boolean }>(
    `SELECT b.login, count(*)::int AS sent,
       coalesce(bool_or(l.account_role IN ('vip', 'moderator', 'broadcaster')), false) AS trusted
     FROM outgoing_message o JOIN broadcaster b ON b.id = o.channel_id
       LEFT JOIN channel_lease l ON l.broadcaster_id = o.channel_id
     WHERE o.claimed_at > clock_timestamp() - $1 * interval '1 millisecond'
     GROUP BY b.id, b.login ORDER BY sent DESC, b.login`,
    [windowMs],
  );
  return rows;
}

/** Messages that wait for their turn. */
export async function countWaiting(db: Db): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM outgoing_message
     WHERE state = 'queued' AND not_after >= clock_timestamp()`,
  );
  return rows[0]?.count ?? 0;
}
