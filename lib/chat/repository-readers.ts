import type { Db } from "@/lib/db/client";

export interface ReaderRow {
  twitchId: string;
  login: string;
  addedAt: Date;
}

const COLUMNS = `twitch_id AS "twitchId", login, added_at AS "addedAt"`;

/** A channel's list of readers, by name. */
export async function listReaders(db: Db, channelId: string): Promise<ReaderRow[]> {
  const { rows } = await db.query<ReaderRow>(
    `SELECT ${COLUMNS} FROM channel_reader WHERE broadcaster_id = $1 ORDER BY login, twitch_id`,
    [channelId],
  );
  return rows;
}

/** Puts somebody on the list, or their new name there. Undefined: `most` others are on it. */
export async function putReader(
  db: Db,
  { channelId, twitchId, login, most }: { channelId: string; twitchId: string; login: string; most: number },
): Promise<(ReaderRow & { isNew: boolean }) | undefined> {
  const { rows } = await db.query<ReaderRow & { isNew: boolean }>(
    `INSERT INTO channel_reader (broadcaster_id, twitch_id, login)
     SELECT $1, $2, $3
     WHERE (SELECT count(*) FROM channel_reader WHERE broadcaster_id = $1 AND twitch_id <> $2) < $4
     ON CONFLICT (broadcaster_id, twitch_id) DO UPDATE SET login = excluded.login
     RETURNING ${COLUMNS}, xmax = 0 AS "isNew"`,
    [channelId, twitchId, login, most],
  );
  return rows[0];
}

/** Takes somebody off the list; false when they were not on it. */
export async function deleteReader(db: Db, channelId: string, twitchId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    "DELETE FROM channel_reader WHERE broadcaster_id = $1 AND twitch_id = $2",
    [channelId, twitchId],
  );
  return rowCount === 1;
}

export interface ModeratorsRow {
  /** Null: the list is not there or too old. */
  letIn: number | null;
  readAt: Date | null;
}

/** How many moderators their role lets in, and when Twitch's list of them was read whole. */
export async function moderatorsOf(db: Db, channelId: string): Promise<ModeratorsRow> {
  const { rows } = await db.query<ModeratorsRow>(
    `SELECT s.moderators_read_at AS "readAt",
       CASE WHEN f.read_at IS NOT NULL THEN
         (SELECT count(*)::int FROM channel_role_now WHERE channel_id = $1 AND role = 'moderator') END AS "letIn"
     FROM role_sync s LEFT JOIN role_list_now f ON f.channel_id = s.channel_id AND f.role = 'moderator'
     WHERE s.channel_id = $1`,
    [channelId],
  );
  return rows[0] ?? { letIn: null, readAt: null };
}
