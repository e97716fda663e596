import type { Db } from "@/lib/db/client";

export interface InboxRow {
  id: string;
  type: "broadcaster_live";
  broadcasterId: string;
  broadcasterName: string;
  login: string;
  avatarUrl: string | null;
  streamId: string;
  streamTitle: string;
  categoryName: string;
  createdAt: Date;
  readAt: Date | null;
}

interface InboxPart {
  /** Most rows. */
  limit: number;
  /** Only what is older than this id; null from the newest. */
  beforeId: string | null;
  unreadOnly: boolean;
}

/** A part of a person's inbox, newest first. Ids are UUIDv7: their order is that of time. */
export async function listInbox(db: Db, userId: string, part: InboxPart): Promise<InboxRow[]> {
  const { rows } = await db.query<InboxRow>(
    `SELECT a.id, a.type, a.broadcaster_id AS "broadcasterId", a.broadcaster_name AS "broadcasterName", a.login,
       a.avatar_url AS "avatarUrl", a.stream_id AS "streamId", a.stream_title AS "streamTitle",
       a.category_name AS "categoryName", a.created_at AS "createdAt", n.read_at AS "readAt"
     FROM notification n JOIN announcement a ON a.id = n.announcement_id
     WHERE n.user_id = $1 AND n.deleted_at IS NULL
       AND ($2::uuid IS NULL OR n.announcement_id < $2)
       AND (NOT $3 OR n.read_at IS NULL)
     ORDER BY n.announcement_id DESC LIMIT $4`,
    [userId, part.beforeId, part.unreadOnly, part.limit],
  );
  return rows;
}

export async function countUnread(db: Db, userId: string): Promise<number> {
  const { rows } = await db.query<{ unread: number }>(
    `SELECT count(*)::int AS unread FROM notification
     WHERE user_id = $1 AND read_at IS NULL AND deleted_at IS NULL`,
    [userId],
  );
  return rows[0]?.unread ?? 0;
}

/** The moment by the clock that also dates announcements. */
export async function databaseClock(db: Db): Promise<Date> {
  const { rows } = await db.query<{ at: Date }>("SELECT clock_timestamp()::timestamptz(3) AS at");
  return rows[0]?.at ?? new Date();
}

/**
 * What is being fanned out and will reach this person: the browser shows it as soon as it is announced, so it
 * can be read or deleted before its row is there. The fan-out leaves a row alone that it finds. The condition
 * is the fan-out's own; an announcement that has reached everybody makes no row any more.
 */
const ON_ITS_WAY = `announcement a JOIN follow f ON f.broadcaster_id = a.broadcaster_id AND f.user_id = $1
  JOIN person p ON p.id = f.user_id
  WHERE a.completed_at IS NULL AND f.active AND NOT f.muted AND p.in_app_enabled AND a.created_at <= $2`;

/** Marks as read what came up to `at`: the ids given, or all when null. Says which were unread. */
export async function markRead(
  db: Db,
  userId: string,
  at: Date,
  ids: readonly string[] | null,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `WITH meant AS (
       SELECT n.announcement_id AS id FROM notification n JOIN announcement a ON a.id = n.announcement_id
       WHERE n.user_id = $1 AND n.read_at IS NULL AND n.deleted_at IS NULL AND a.created_at <= $2
         AND ($3::uuid[] IS NULL OR n.announcement_id = ANY($3))
       UNION
       SELECT a.id FROM ${ON_ITS_WAY} AND ($3::uuid[] IS NULL OR a.id = ANY($3)))
     INSERT INTO notification AS n (user_id, announcement_id, read_at)
     SELECT $1, id, $2 FROM meant ORDER BY id
     ON CONFLICT (user_id, announcement_id) DO UPDATE SET read_at = excluded.read_at
       WHERE n.read_at IS NULL AND n.deleted_at IS NULL
     RETURNING announcement_id AS id`,
    [userId, at, ids],
  );
  return rows.map(({ id }) => id);
}

/** Deletes one. "gone": it was deleted before. Null: the person has none of this id and none is on its way. */
export async function markDeleted(
  db: Db,
  userId: string,
  at: Date,
  id: string,
): Promise<"deleted" | "gone" | null> {
  const deleted = await db.query(
    `WITH meant AS (
       SELECT announcement_id AS id FROM notification WHERE user_id = $1 AND announcement_id = $3
       UNION
       SELECT a.id FROM ${ON_ITS_WAY} AND a.id = $3)
     INSERT INTO notification AS n (user_id, announcement_id, deleted_at)
     SELECT $1, id, $2 FROM meant
     ON CONFLICT (user_id, announcement_id) DO UPDATE SET deleted_at = excluded.deleted_at
       WHERE n.deleted_at IS NULL`,
    [userId, at, id],
  );
  if (deleted.rowCount === 1) return "deleted";
  const known = await db.query("SELECT FROM notification WHERE user_id = $1 AND announcement_id = $2", [
    userId,
    id,
  ]);
  return known.rowCount === 1 ? "gone" : null;
}
