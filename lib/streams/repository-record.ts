import type { Db } from "@/lib/db/client";

/** A stream that is over, as somebody puts it on record. */
export interface PastSession {
  twitchStreamId: string;
  title: string;
  categoryId: string;
  categoryName: string;
  language: string;
  tags: string[];
  startedAt: Date;
  endedAt: Date;
}

/** The id of a channel's stream by Twitch's, deleted or not. */
export async function findRecorded(
  db: Db,
  broadcasterId: string,
  twitchStreamId: string,
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT id FROM stream WHERE broadcaster_id = $1 AND twitch_stream_id = $2",
    [broadcasterId, twitchStreamId],
  );
  return rows[0]?.id;
}

/** Whether the channel was, or is, on air between two moments. */
export async function findOverlap(
  db: Db,
  broadcasterId: string,
  { startedAt, endedAt }: Pick<PastSession, "startedAt" | "endedAt">,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM stream WHERE broadcaster_id = $1 AND deleted_at IS NULL
       AND started_at < $3 AND coalesce(ended_at, 'infinity') > $2 LIMIT 1`,
    [broadcasterId, startedAt, endedAt],
  );
  return rowCount === 1;
}

/** Adds a stream that is over, with what it showed, and says its id; none where the channel is not known. */
export async function insertRecorded(
  db: Db,
  broadcasterId: string,
  session: PastSession,
  source: "api" | "eventsub",
): Promise<string | undefined> {
  const { twitchStreamId, title, categoryId, categoryName, language, tags, startedAt, endedAt } = session;
  const { rows } = await db.query<{ id: string }>(
    `WITH added AS (
       INSERT INTO stream (broadcaster_id, twitch_stream_id, title, category_id, category_name, language, tags,
         started_at, last_seen_at, ended_at, end_reason, detection_source)
       SELECT id, $2, $3, $4, $5, $6, $7, $8, $9, $9, 'offline', $10 FROM broadcaster WHERE id = $1 RETURNING *
     ), shown AS (
       INSERT INTO stream_segment (stream_id, started_at, title, category_id, category_name)
       SELECT id, started_at, title, category_id, category_name FROM added
     )
     SELECT id FROM added`,
    [
      broadcasterId,
      twitchStreamId,
      title,
      categoryId,
      categoryName,
      language,
      tags,
      startedAt,
      endedAt,
      source,
    ],
  );
  return rows[0]?.id;
}

/** What a stream showed last, to be put right. */
export interface LastShown {
  broadcasterId: string;
  title: string;
  categoryId: string;
  categoryName: string;
  endedAt: Date | null;
}

/** Held until the transaction ends. */
export async function lockShown(db: Db, id: string): Promise<LastShown | undefined> {
  const { rows } = await db.query<LastShown>(
    `SELECT broadcaster_id AS "broadcasterId", title, category_id AS "categoryId", category_name AS "categoryName",
       ended_at AS "endedAt"
     FROM stream WHERE id = $1 AND deleted_at IS NULL AND broadcaster_id IS NOT NULL FOR UPDATE`,
    [id],
  );
  return rows[0];
}

/**
 * Writes what a stream showed last into it and its last segment, which goes where the one before says the same: what
 * was shown without a break is one.
 */
export async function putShown(
  db: Db,
  id: string,
  { title, categoryId, categoryName }: Pick<LastShown, "title" | "categoryId" | "categoryName">,
): Promise<void> {
  await db.query("UPDATE stream SET title = $2, category_id = $3, category_name = $4 WHERE id = $1", [
    ...[id, title, categoryId, categoryName],
  ]);
  await db.query(
    `INSERT INTO stream_segment (stream_id, started_at, title, category_id, category_name)
     SELECT id, coalesce((SELECT max(started_at) FROM stream_segment WHERE stream_id = $1), started_at), $2, $3, $4
     FROM stream WHERE id = $1
     ON CONFLICT (stream_id, started_at) DO UPDATE SET title = excluded.title, category_id = excluded.category_id,
       category_name = excluded.category_name`,
    [id, title, categoryId, categoryName],
  );
  await db.query(
    `WITH ends AS (
       SELECT *, row_number() OVER (ORDER BY started_at DESC) AS place FROM stream_segment WHERE stream_id = $1
     )
     DELETE FROM stream_segment g USING ends AS last, ends AS before
     WHERE last.place = 1 AND before.place = 2 AND g.stream_id = $1 AND g.started_at = last.started_at
       AND (last.title, last.category_id) = (before.title, before.category_id)`,
    [id],
  );
}
