import type { Db } from "@/lib/db/client";

/** Deletes all that is known of somebody as a chatter, and says how many records that were. */
export async function deletePerson(db: Db, twitchId: string): Promise<number> {
  const atStreams = await db.query("DELETE FROM viewer_stream WHERE viewer_id = $1", [twitchId]);
  const inChannels = await db.query("DELETE FROM channel_viewer WHERE viewer_id = $1", [twitchId]);
  const person = await db.query("DELETE FROM viewer WHERE twitch_id = $1", [twitchId]);
  return (atStreams.rowCount ?? 0) + (inChannels.rowCount ?? 0) + (person.rowCount ?? 0);
}

/** A message of somebody that is still there, as it counts. */
export interface Remaining {
  channelId: string;
  streamId: string;
  authorId: string;
  authorLogin: string;
  authorName: string;
  /** ms since the epoch */
  sentAt: number;
  flags: number;
}

/** What somebody wrote and is kept. */
export async function remainingOf(db: Db, twitchId: string): Promise<Remaining[]> {
  const { rows } = await db.query<Remaining>(
    `SELECT channel_id AS "channelId", stream_id AS "streamId", author_id AS "authorId",
       author_login AS "authorLogin", author_name AS "authorName", flags,
       date_part('epoch', sent_at) * 1000 AS "sentAt"
     FROM chat_message WHERE author_id = $1`,
    [twitchId],
  );
  return rows;
}
