import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";

/** What the table says of one person and one channel. */
export interface AccessRow {
  channel: BroadcasterRef;
  readers: "owner" | "moderators" | "listed";
  managers: "owner" | "moderators";
  listed: boolean;
  moderates: boolean;
}

interface Row {
  id: string;
  login: string;
  displayName: string;
  avatarUrl: string | null;
  readers: AccessRow["readers"];
  managers: AccessRow["managers"];
  listed: boolean;
  moderates: boolean;
}

// Asked before most of what is done in a channel, so those of one channel have a name: planning takes ten times as long.
const ACCESS = `
  SELECT c.broadcaster_id AS id, b.login, b.display_name AS "displayName", b.avatar_url AS "avatarUrl", c.readers, c.managers,
    EXISTS (SELECT FROM channel_reader r
            WHERE r.broadcaster_id = c.broadcaster_id AND r.twitch_id = $1) AS listed,
    EXISTS (SELECT FROM channel_role_now r
            WHERE r.channel_id = c.broadcaster_id AND r.user_id = $1 AND r.role = 'moderator') AS moderates
  FROM channel c JOIN broadcaster b ON b.id = c.broadcaster_id`;

const accessOfRow = ({ id, login, displayName, avatarUrl, ...facts }: Row): AccessRow => ({
  channel: { id, login, displayName, avatarUrl },
  ...facts,
});

/** Of a channel by its id; undefined when it was never connected. */
export async function accessById(db: Db, twitchId: string, id: string): Promise<AccessRow | undefined> {
  const { rows } = await db.query<Row>({
    name: "access to a channel by id",
    text: `${ACCESS} WHERE c.broadcaster_id = $2`,
    values: [twitchId, id],
  });
  return rows[0] && accessOfRow(rows[0]);
}

/** Of a channel by its login; if an old name was taken by somebody else, of the one whose name it is now. */
export async function accessByLogin(db: Db, twitchId: string, login: string): Promise<AccessRow | undefined> {
  const { rows } = await db.query<Row>({
    name: "access to a channel by login",
    text: `${ACCESS} WHERE b.login = $2 ORDER BY b.profile_at DESC LIMIT 1`,
    values: [twitchId, login.toLowerCase()],
  });
  return rows[0] && accessOfRow(rows[0]);
}

/** Of every channel that is the person's own, has them on its list or has them as a moderator, by name. */
export async function accessOfPerson(db: Db, twitchId: string): Promise<AccessRow[]> {
  const { rows } = await db.query<Row>(
    `${ACCESS} WHERE c.broadcaster_id = $1
       OR c.broadcaster_id IN (SELECT r.broadcaster_id FROM channel_reader r WHERE r.twitch_id = $1)
       OR c.broadcaster_id IN (SELECT r.channel_id FROM channel_role_now r
                               WHERE r.user_id = $1 AND r.role = 'moderator')
     ORDER BY b.login, c.broadcaster_id`,
    [twitchId],
  );
  return rows.map(accessOfRow);
}
