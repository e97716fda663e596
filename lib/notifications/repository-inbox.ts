import type { Db } from "@/lib/db/client";
import type { EntryFacts } from "./core/entry";
import type { NotificationType } from "./schema";

interface InboxPart {
  /** Most rows. */
  limit: number;
  /** Only what is older than this id; null from the newest. */
  beforeId: string | null;
  unreadOnly: boolean;
  /** Null: of every kind. */
  type: NotificationType | null;
}

/** The last stream of an announcement's show: its own, or the one that went on with it, or with that one. */
const LAST_OF_SHOW = `
  WITH RECURSIVE show AS (
    SELECT s.* FROM stream s WHERE s.broadcaster_id = a.broadcaster_id AND s.twitch_stream_id = a.stream_id
    UNION ALL
    SELECT s.* FROM stream s JOIN show ON s.continues_id = show.id AND s.started_at >= show.started_at)
  SELECT json_build_object('recordId', CASE WHEN deleted_at IS NULL THEN id END, 'lastStreamId', twitch_stream_id,
    'title', title, 'categoryName', category_name, 'endedAt', ended_at) AS show
  FROM show ORDER BY started_at DESC, id DESC LIMIT 1`;

/** The streams that an entry counts, for one person. */
const COUNTED = "(SELECT count(*)::int FROM target_told d WHERE d.user_id = $1 AND d.counted_in = a.id)";

/** A part of a person's inbox, newest first. Ids are UUIDv7: their order is that of time. */
export async function listInbox(db: Db, userId: string, part: InboxPart): Promise<EntryFacts[]> {
  // Joined only when it is known which they are: the planner thinks little of looking through all announcements.
  const { rows } = await db.query<EntryRow>(
    `WITH page AS MATERIALIZED (
       SELECT n.announcement_id, n.read_at FROM notification n
       WHERE n.user_id = $1 AND n.deleted_at IS NULL
         AND ($2::uuid IS NULL OR n.announcement_id < $2)
         AND (NOT $3 OR n.read_at IS NULL)
         AND ($4::text IS NULL OR EXISTS (SELECT FROM announcement a WHERE a.id = n.announcement_id AND a.type = $4))
       ORDER BY n.announcement_id DESC LIMIT $5
     ) SELECT a.id, a.type, a.broadcaster_id AS "broadcasterId", a.broadcaster_name AS "broadcasterName", a.login,
       b.login AS "loginNow", a.avatar_url AS "avatarUrl", a.stream_id AS "streamId", a.stream_title AS "streamTitle",
       a.category_id AS "categoryId", a.category_name AS "categoryName", a.previous_title AS "previousTitle",
       a.previous_category_id AS "previousCategoryId", a.previous_category_name AS "previousCategoryName",
       a.viewer_count AS "viewerCount", a.started_at AS "startedAt", a.created_at AS "createdAt", n.read_at AS "readAt",
       CASE WHEN a.type = 'category_live' THEN ${COUNTED} ELSE 0 END AS more, last.show
     FROM page n JOIN announcement a ON a.id = n.announcement_id
       LEFT JOIN broadcaster b ON b.id = a.broadcaster_id
       LEFT JOIN LATERAL (${LAST_OF_SHOW}) AS last ON true
     ORDER BY n.announcement_id DESC`,
    [userId, part.beforeId, part.unreadOnly, part.type, part.limit],
  );
  return rows.map(({ show, ...row }) => ({
    ...row,
    show: show && { ...show, endedAt: show.endedAt === null ? null : new Date(show.endedAt) },
  }));
}

/** As it comes from the database: a time within JSON is a text. */
type EntryRow = Omit<EntryFacts, "show"> & {
  show: (Omit<NonNullable<EntryFacts["show"]>, "endedAt"> & { endedAt: string | null }) | null;
};

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
 * What is being fanned out and surely reaches this person: the browser shows it as soon as it is announced, so it
 * can be read or deleted before its row is there. The fan-out leaves a row alone that it finds. Whom rules decide for
 * is shown nothing before (see `bell` in the schema). An announcement that has reached everybody makes no row any more.
 */
const ON_ITS_WAY = `announcement a JOIN follow f ON f.broadcaster_id = a.broadcaster_id AND f.user_id = $1
  LEFT JOIN notification_preference p USING (user_id)
  LEFT JOIN broadcaster_preference o ON o.user_id = f.user_id AND o.broadcaster_id = f.broadcaster_id
  WHERE a.completed_at IS NULL AND f.active AND NOT f.muted AND a.created_at <= $2 AND a.type = 'broadcaster_live'
    AND coalesce(o.in_app, p.in_app, true) AND coalesce(o.rules, p.rules, '{}') = '{}'`;

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
