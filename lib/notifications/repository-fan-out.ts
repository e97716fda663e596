import type { Db } from "@/lib/db/client";

/** Something every follower of a broadcaster is to be told: the text, once. */
export interface NewAnnouncement {
  /** A UUIDv7: it becomes the notification's id and its place in the inbox. */
  id: string;
  broadcasterId: string;
  streamId: string;
  broadcasterName: string;
  login: string;
  avatarUrl: string | null;
  streamTitle: string;
  categoryId: string;
  categoryName: string;
  viewerCount: number;
  startedAt: Date;
  /** Who saw it, and when. */
  source: "poll" | "eventsub" | "bot" | "api";
  observedAt: Date;
}

/** Inserts announcements; says the ids of those that are new. The same stream is announced once. */
export async function insertAnnouncements(db: Db, rows: readonly NewAnnouncement[]): Promise<string[]> {
  const inserted = await db.query<{ id: string }>(
    `INSERT INTO announcement (id, type, broadcaster_id, stream_id, broadcaster_name, login, avatar_url, stream_title,
       category_id, category_name, viewer_count, started_at, source, observed_at)
     SELECT id, 'broadcaster_live', broadcaster_id, stream_id, name, login, avatar_url, title, category_id, category,
       viewers, started_at, source, observed_at
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::int[], $11::timestamptz[], $12::text[], $13::timestamptz[])
       AS a (id, broadcaster_id, stream_id, name, login, avatar_url, title, category_id, category, viewers,
         started_at, source, observed_at)
     ON CONFLICT (broadcaster_id, stream_id, type, ordinal) DO NOTHING
     RETURNING id`,
    [
      rows.map((a) => a.id),
      rows.map((a) => a.broadcasterId),
      rows.map((a) => a.streamId),
      rows.map((a) => a.broadcasterName),
      rows.map((a) => a.login),
      rows.map((a) => a.avatarUrl),
      rows.map((a) => a.streamTitle),
      rows.map((a) => a.categoryId),
      rows.map((a) => a.categoryName),
      rows.map((a) => a.viewerCount),
      rows.map((a) => a.startedAt.toISOString()),
      rows.map((a) => a.source),
      rows.map((a) => a.observedAt.toISOString()),
    ],
  );
  return inserted.rows.map(({ id }) => id);
}

export interface OpenAnnouncement {
  id: string;
  type: "broadcaster_live" | "stream_changed";
  broadcasterId: string;
  streamId: string;
  title: string;
  categoryId: string;
  viewerCount: number;
  createdAt: Date;
  /** The last person dealt with; null before the first chunk. */
  cursor: string | null;
  /** Deliveries queued for it so far. */
  queued: number;
  /** The database's clock. */
  now: Date;
}

/**
 * Takes the open announcement whose last chunk is longest ago, new ones first, and holds it to the end of the
 * transaction. Those that others hold, and those that are not to be told yet, are passed over.
 */
export async function takeNextAnnouncement(db: Db): Promise<OpenAnnouncement | undefined> {
  const { rows } = await db.query<OpenAnnouncement>(
    `SELECT id, type, broadcaster_id AS "broadcasterId", stream_id AS "streamId", stream_title AS title,
       category_id AS "categoryId", viewer_count AS "viewerCount", created_at AS "createdAt", cursor, queued,
       clock_timestamp() AS now
     FROM announcement WHERE completed_at IS NULL AND (not_before IS NULL OR not_before <= clock_timestamp())
     ORDER BY chunked_at NULLS FIRST, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  return rows[0];
}

/** Whether the moment of telling of anything comes within `ms`, or has just come. */
export async function isDueWithin(db: Db, ms: number): Promise<boolean> {
  const { rows } = await db.query<{ due: boolean }>(
    `SELECT EXISTS (SELECT FROM announcement WHERE completed_at IS NULL
       AND not_before BETWEEN clock_timestamp() - interval '1 second' AND clock_timestamp() + $1 * interval '1 millisecond') AS due`,
    [ms],
  );
  return rows[0]?.due ?? false;
}

export interface Chunk {
  told: number;
  completed: boolean;
  /** Those who follow and have chosen how they want to be told, or muted: of them nothing is written yet. */
  choosers: string[];
}

/**
 * Gives the announcement to those of the next `limit` followers who never chose anything, and moves its cursor behind
 * all of them; it ends sooner behind `choosers` people who did. Fewer than `limit` were the last. A follow that is off
 * is passed over, and of changes nobody hears who did not choose to. Who already has a row (seen early, or deleted)
 * keeps it as it is. People are looked up one by one on purpose: joined, Postgres would read all of them for each chunk.
 */
export async function deliverChunk(
  db: Db,
  announcement: Pick<OpenAnnouncement, "id" | "type" | "broadcasterId" | "cursor">,
  { limit, choosers }: { limit: number; choosers: number },
): Promise<Chunk> {
  const { rows } = await db.query<Chunk>(
    `WITH ahead AS MATERIALIZED (
       SELECT user_id, active, active AND (muted
         OR EXISTS (SELECT FROM notification_preference p WHERE p.user_id = f.user_id)
         OR EXISTS (SELECT FROM broadcaster_preference o WHERE o.user_id = f.user_id AND o.broadcaster_id = $2)) AS chooses
       FROM follow f WHERE broadcaster_id = $2 AND ($3::uuid IS NULL OR user_id > $3)
       ORDER BY user_id LIMIT $4
     ),
     chunk AS MATERIALIZED (
       SELECT * FROM (
         SELECT *, count(*) FILTER (WHERE chooses) OVER (ORDER BY user_id ROWS UNBOUNDED PRECEDING) AS choosers
         FROM ahead) AS counted
       WHERE choosers <= $5
     ),
     told AS (
       INSERT INTO notification (user_id, announcement_id)
       SELECT user_id, $1 FROM chunk WHERE active AND NOT chooses AND $6 = 'broadcaster_live'
       ON CONFLICT DO NOTHING
       RETURNING 1
     ),
     size AS (SELECT (SELECT count(*) FROM ahead) AS ahead, (SELECT count(*) FROM chunk) AS read,
       (SELECT count(*) FROM told) AS told)
     UPDATE announcement a SET
       cursor = coalesce((SELECT user_id FROM chunk ORDER BY user_id DESC LIMIT 1), a.cursor),
       chunked_at = clock_timestamp(),
       recipients = a.recipients + size.told,
       completed_at = CASE WHEN size.ahead < $4 AND size.read = size.ahead THEN clock_timestamp() END
     FROM size WHERE a.id = $1
     RETURNING size.told::int AS told, a.completed_at IS NOT NULL AS completed,
       ARRAY(SELECT user_id FROM chunk WHERE chooses ORDER BY user_id) AS choosers`,
    [announcement.id, announcement.broadcasterId, announcement.cursor, limit, choosers, announcement.type],
  );
  return rows[0] ?? { told: 0, completed: true, choosers: [] };
}

/** Puts the announcement into these people's inboxes; who has it already keeps it as it is. Says how many are new. */
export async function tell(db: Db, announcementId: string, userIds: readonly string[]): Promise<number> {
  if (userIds.length === 0) return 0;
  const { rowCount } = await db.query(
    `INSERT INTO notification (user_id, announcement_id) SELECT user_id, $1 FROM unnest($2::uuid[]) AS u (user_id)
     ON CONFLICT DO NOTHING`,
    [announcementId, userIds],
  );
  return rowCount ?? 0;
}

/** Notes that so many more were told, and how many deliveries are queued for it by now. */
export async function count(
  db: Db,
  announcementId: string,
  { told, queued }: { told: number; queued: number },
): Promise<void> {
  await db.query("UPDATE announcement SET recipients = recipients + $2, queued = $3 WHERE id = $1", [
    announcementId,
    told,
    queued,
  ]);
}

/** The devices that each of these people may be pushed to on. */
export async function listDeviceIds(db: Db, userIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ userId: string; ids: string[] }>(
    `SELECT user_id AS "userId", array_agg(id ORDER BY id) AS ids FROM push_device
     WHERE user_id = ANY ($1::uuid[]) GROUP BY user_id`,
    [userIds],
  );
  return new Map(rows.map(({ userId, ids }) => [userId, ids]));
}

/**
 * Deletes the notifications below `belowId` of the next `limit` people behind `afterUser`: the key is
 * (person, announcement), so this reads only what goes. `lastUser` null: those were the last people.
 */
export async function deleteNotificationsBelow(
  db: Db,
  belowId: string,
  afterUser: string | null,
  limit: number,
): Promise<{ deleted: number; lastUser: string | null }> {
  const { rows } = await db.query<{ deleted: number; lastUser: string | null }>(
    `WITH people AS MATERIALIZED (
       SELECT id FROM person WHERE $2::uuid IS NULL OR id > $2 ORDER BY id LIMIT $3
     ),
     gone AS (
       DELETE FROM notification n USING people p WHERE n.user_id = p.id AND n.announcement_id < $1 RETURNING 1
     )
     SELECT (SELECT count(*) FROM gone)::int AS deleted,
       CASE WHEN (SELECT count(*) FROM people) = $3
         THEN (SELECT id FROM people ORDER BY id DESC LIMIT 1) END AS "lastUser"`,
    [belowId, afterUser, limit],
  );
  return rows[0] ?? { deleted: 0, lastUser: null };
}

/** Deletes announcements below `belowId` that have reached everybody; says how many. */
export async function deleteAnnouncementsBelow(db: Db, belowId: string): Promise<number> {
  const { rowCount } = await db.query("DELETE FROM announcement WHERE id < $1 AND completed_at IS NOT NULL", [
    belowId,
  ]);
  return rowCount ?? 0;
}
