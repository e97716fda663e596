import type { Db } from "@/lib/db/client";

/** A clip that is to be asked about. */
export interface DueClip {
  id: string;
  twitchId: string;
  channelId: string;
  missingSince: Date | null;
  goneAt: Date | null;
}

/**
 * Claims clips that are due, at most `limit`, until `until`: whoever dies with them leaves them due again then. Those of
 * archives that are switched off, and of channels that the bot has left, are put off until `off`.
 */
export async function claimDueClips(
  db: Db,
  { now, until, off, limit }: { now: Date; until: Date; off: Date; limit: number },
): Promise<{ due: DueClip[]; more: boolean }> {
  const { rows } = await db.query<DueClip & { isOn: boolean }>(
    `WITH due AS (
       SELECT id FROM clip WHERE refresh_due_at <= $1 ORDER BY refresh_due_at LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED)
     UPDATE clip c SET refresh_due_at = CASE WHEN a.channel_id IS NOT NULL THEN $2::timestamptz ELSE $3 END
     FROM due JOIN clip d ON d.id = due.id JOIN channel h ON h.broadcaster_id = d.channel_id
       LEFT JOIN clip_archive a ON a.channel_id = d.channel_id AND a.enabled AND h.join_wanted
     WHERE c.id = due.id
     RETURNING c.id, c.twitch_id AS "twitchId", c.channel_id AS "channelId", c.missing_since AS "missingSince",
       c.gone_at AS "goneAt", a.channel_id IS NOT NULL AS "isOn"`,
    [now.toISOString(), until.toISOString(), off.toISOString(), limit],
  );
  return { due: rows.filter(({ isOn }) => isOn), more: rows.length === limit };
}

/** Clips that Twitch told of last, of which it should still tell; of other channels first. Twitch ids. */
export async function listWitnesses(
  db: Db,
  channelIds: readonly string[],
  but: readonly string[],
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT w.id FROM clip_archive a CROSS JOIN LATERAL (
       SELECT twitch_id AS id FROM clip
       WHERE channel_id = a.channel_id AND gone_at IS NULL AND missing_since IS NULL AND twitch_id <> ALL ($2)
       ORDER BY created_at DESC LIMIT 5) AS w
     ORDER BY a.channel_id = ANY ($1) LIMIT $3`,
    [channelIds, but, limit],
  );
  return rows.map(({ id }) => id);
}

/** Notes clips that an answer lacks, and when each is asked about again. Since when the first of these was, stays. */
export async function putMissing(
  db: Db,
  missing: readonly { twitchId: string; at: Date }[],
  now: Date,
): Promise<void> {
  await db.query(
    `UPDATE clip c SET missing_since = coalesce(c.missing_since, $3), refresh_due_at = m.at
     FROM unnest($1::text[], $2::timestamptz[]) AS m (twitch_id, at) WHERE c.twitch_id = m.twitch_id`,
    [missing.map(({ twitchId }) => twitchId), missing.map(({ at }) => at.toISOString()), now.toISOString()],
  );
}

/** Notes that Twitch has clips no longer, as of when it first left them out. Says which that is news of. */
export async function putGone(
  db: Db,
  twitchIds: readonly string[],
  dueAt: Date,
): Promise<{ id: string; channelId: string }[]> {
  const { rows } = await db.query<{ id: string; channelId: string }>(
    `UPDATE clip SET gone_at = missing_since, refresh_due_at = $2
     WHERE twitch_id = ANY ($1) AND gone_at IS NULL AND missing_since IS NOT NULL
     RETURNING id, channel_id AS "channelId"`,
    [twitchIds, dueAt.toISOString()],
  );
  return rows;
}

/** Notes when clips are asked about again, and nothing else. */
export async function putRefreshDue(db: Db, clips: readonly { twitchId: string; at: Date }[]): Promise<void> {
  await db.query(
    `UPDATE clip c SET refresh_due_at = m.at
     FROM unnest($1::text[], $2::timestamptz[]) AS m (twitch_id, at) WHERE c.twitch_id = m.twitch_id`,
    [clips.map(({ twitchId }) => twitchId), clips.map(({ at }) => at.toISOString())],
  );
}
