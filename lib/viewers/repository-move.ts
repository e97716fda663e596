import type { Db } from "@/lib/db/client";
import type { StreamChange } from "./core/moved";

/** Of these people, those who are tracked in the channel: there is a record and it was not removed. */
export async function trackedAmong(
  db: Db,
  channelId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT viewer_id AS id FROM channel_viewer
     WHERE channel_id = $1 AND viewer_id = ANY($2::text[]) AND deleted_at IS NULL`,
    [channelId, personIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Takes messages from people's streams, given in one order, and gives the people of whom no message is left there,
 * once for each such stream: they did not attend it, as it was not on air when they wrote.
 */
export async function takeFromStreams(db: Db, changes: readonly StreamChange[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `WITH less AS (
       SELECT person_id, stream_id, messages FROM unnest($1::text[], $2::uuid[], $3::int[])
         AS l (person_id, stream_id, messages)
     ), held AS MATERIALIZED (
       SELECT s.viewer_id, s.stream_id, s.messages - l.messages AS left_over
       FROM viewer_stream s JOIN less l ON l.person_id = s.viewer_id AND l.stream_id = s.stream_id
       ORDER BY s.viewer_id, s.stream_id FOR UPDATE OF s
     ), kept AS (
       UPDATE viewer_stream s SET messages = h.left_over FROM held h
       WHERE s.viewer_id = h.viewer_id AND s.stream_id = h.stream_id AND h.left_over > 0
     )
     DELETE FROM viewer_stream s USING held h
     WHERE s.viewer_id = h.viewer_id AND s.stream_id = h.stream_id AND h.left_over <= 0
     RETURNING s.viewer_id AS id`,
    [
      changes.map(({ personId }) => personId),
      changes.map(({ streamId }) => streamId),
      changes.map(({ messages }) => messages),
    ],
  );
  return rows.map(({ id }) => id);
}

/** Changes at how many streams of a channel people were, given in one order. */
export async function changeStreamCounts(
  db: Db,
  channelId: string,
  changes: readonly { personId: string; streams: number }[],
): Promise<void> {
  await db.query(
    `WITH change AS (
       SELECT person_id, streams FROM unnest($2::text[], $3::int[]) AS c (person_id, streams)
     ), held AS MATERIALIZED (
       SELECT v.viewer_id, greatest(v.streams + c.streams, 0) AS streams
       FROM channel_viewer v JOIN change c ON c.person_id = v.viewer_id
       WHERE v.channel_id = $1 ORDER BY v.viewer_id FOR UPDATE OF v
     )
     UPDATE channel_viewer v SET streams = h.streams FROM held h
     WHERE v.channel_id = $1 AND v.viewer_id = h.viewer_id`,
    [channelId, changes.map(({ personId }) => personId), changes.map(({ streams }) => streams)],
  );
}
