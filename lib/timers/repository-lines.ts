import type { Db } from "@/lib/db/client";

/** Adds lines to channels; what was never connected is left out. In order of id, as two bots may do it at once. */
export async function addLines(db: Db, lines: ReadonlyMap<string, number>): Promise<void> {
  await db.query(
    `INSERT INTO channel_lines AS l (channel_id, lines)
     SELECT a.id, a.lines FROM unnest($1::text[], $2::bigint[]) AS a (id, lines)
       JOIN channel c ON c.broadcaster_id = a.id
     ORDER BY a.id
     ON CONFLICT (channel_id) DO UPDATE SET lines = l.lines + excluded.lines`,
    [[...lines.keys()], [...lines.values()]],
  );
}

/** The Twitch id of the account that writes; null while there is none. */
export async function botTwitchId(db: Db): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>("SELECT twitch_id AS id FROM bot_account");
  return rows[0]?.id ?? null;
}
