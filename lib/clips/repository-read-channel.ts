import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";

/** A connected channel, and whether its clips are archived. */
export type ClipChannel = BroadcasterRef & { archived: boolean };

const CHANNEL = `SELECT b.id, b.login, b.display_name AS "displayName", b.avatar_url AS "avatarUrl",
    coalesce(a.enabled, false) AS archived
  FROM channel c JOIN broadcaster b ON b.id = c.broadcaster_id
    LEFT JOIN clip_archive a ON a.channel_id = c.broadcaster_id`;

/** A connected channel by login; if an old name was taken by somebody else, the one whose name it is now. */
export async function findClipChannel(db: Db, login: string): Promise<ClipChannel | undefined> {
  const { rows } = await db.query<ClipChannel>(
    `${CHANNEL} WHERE b.login = $1 ORDER BY b.profile_at DESC LIMIT 1`,
    [login],
  );
  return rows[0];
}

/** The connected channel whose stream it is; undefined also when the stream was deleted. */
export async function findChannelOfStream(db: Db, streamId: string): Promise<ClipChannel | undefined> {
  const { rows } = await db.query<ClipChannel>(
    `${CHANNEL} JOIN stream s ON s.broadcaster_id = b.id WHERE s.id = $1 AND s.deleted_at IS NULL`,
    [streamId],
  );
  return rows[0];
}
