import type { Db } from "@/lib/db/client";
import type { NewAnnouncement } from "./announce";

/** Inserts announcements; says the ids of those that are new. The same stream is announced once. */
export async function insertAnnouncements(db: Db, rows: readonly NewAnnouncement[]): Promise<string[]> {
  const inserted = await db.query<{ id: string }>(
    `INSERT INTO announcement (id, type, broadcaster_id, stream_id, broadcaster_name, login, avatar_url,
       stream_title, category_name, started_at)
     SELECT id, 'broadcaster_live', broadcaster_id, stream_id, name, login, avatar_url, title, category, started_at
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::timestamptz[]) AS a (id, broadcaster_id, stream_id, name, login, avatar_url, title, category, started_at)
     ON CONFLICT (broadcaster_id, stream_id, type) DO NOTHING
     RETURNING id`,
    [
      rows.map((a) => a.id),
      rows.map((a) => a.broadcasterId),
      rows.map((a) => a.streamId),
      rows.map((a) => a.broadcasterName),
      rows.map((a) => a.login),
      rows.map((a) => a.avatarUrl),
      rows.map((a) => a.streamTitle),
      rows.map((a) => a.categoryName),
      rows.map((a) => a.startedAt.toISOString()),
    ],
  );
  return inserted.rows.map(({ id }) => id);
}

export interface OpenAnnouncement {
  id: string;
  broadcasterId: string;
  /** The last person dealt with; null before the first chunk. */
  cursor: string | null;
}

/**
 * Takes the open announcement whose last chunk is longest ago, new ones first, and holds it to the end of the
 * transaction. Those that others hold are passed over.
 */
export async function takeNextAnnouncement(db: Db): Promise<OpenAnnouncement | undefined> {
  const { rows } = await db.query<OpenAnnouncement>(
    `SELECT id, broadcaster_id AS "broadcasterId", cursor FROM announcement WHERE completed_at IS NULL
     ORDER BY chunked_at NULLS FIRST, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  return rows[0];
}

/**
 * Gives the announcement to the next `limit` followers and moves its cursor behind them; fewer than `limit`
 * were the last. A follow that is off or muted, and a person who wants nothing in the app, is passed over.
 * Who already has a row (seen early, or deleted) keeps it as it is. People are looked up one by one on purpose:
 * joined, Postgres would read all of them for each chunk.
 */
export async function deliverChunk(
  db: Db,
  announcement: OpenAnnouncement,
  limit: number,
): Promise<{ told: number; completed: boolean }> {
  const { rows } = await db.query<{ told: number; completed: boolean }>(
    `WITH chunk AS MATERIALIZED (
       SELECT user_id, active AND NOT muted
         AND (SELECT in_app_enabled FROM person p WHERE p.id = f.user_id) AS wanted
       FROM follow f WHERE broadcaster_id = $2 AND ($3::uuid IS NULL OR user_id > $3)
       ORDER BY user_id LIMIT $4
     ),
     told AS (
       INSERT INTO notification (user_id, announcement_id)
       SELECT user_id, $1 FROM chunk WHERE wanted
       ON CONFLICT DO NOTHING
       RETURNING 1
     ),
     size AS (SELECT (SELECT count(*) FROM chunk) AS read, (SELECT count(*) FROM told) AS told)
     UPDATE announcement a SET
       cursor = coalesce((SELECT user_id FROM chunk ORDER BY user_id DESC LIMIT 1), a.cursor),
       chunked_at = clock_timestamp(),
       recipients = a.recipients + size.told,
       completed_at = CASE WHEN size.read < $4 THEN clock_timestamp() END
     FROM size WHERE a.id = $1
     RETURNING size.told::int AS told, a.completed_at IS NOT NULL AS completed`,
    [announcement.id, announcement.broadcasterId, announcement.cursor, limit],
  );
  return rows[0] ?? { told: 0, completed: true };
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
