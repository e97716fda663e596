import type { Db } from "@/lib/db/client";

/** Title or category of a stream on air are others than before. */
export interface StreamChange {
  broadcasterId: string;
  streamId: string;
  broadcasterName: string;
  login: string;
  avatarUrl: string | null;
  before: Showing;
  after: Showing;
  viewerCount: number;
  source: "poll" | "eventsub" | "bot" | "api";
  observedAt: Date;
  startedAt: Date;
}

interface Showing {
  title: string;
  categoryId: string;
  categoryName: string;
}

/** Waits to be told: no fan-out has begun with it, and none will before the statement is over. */
const WAITING = `a.type = 'stream_changed' AND a.completed_at IS NULL AND a.chunked_at IS NULL
  AND a.not_before > clock_timestamp()`;

/** Lets changes of streams join what waits to be told of them; says of which broadcasters that was so. */
export async function joinWaiting(db: Db, changes: readonly StreamChange[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE announcement a SET stream_title = c.title, category_id = c.category_id, category_name = c.category,
       broadcaster_name = c.name, login = c.login, avatar_url = c.avatar_url, viewer_count = c.viewers
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::int[]) AS c (broadcaster_id, stream_id, title, category_id, category, name, login, avatar_url, viewers)
     WHERE a.broadcaster_id = c.broadcaster_id AND a.stream_id = c.stream_id AND ${WAITING}
     RETURNING a.broadcaster_id AS id`,
    [
      changes.map((c) => c.broadcasterId),
      changes.map((c) => c.streamId),
      changes.map((c) => c.after.title),
      changes.map((c) => c.after.categoryId),
      changes.map((c) => c.after.categoryName),
      changes.map((c) => c.broadcasterName),
      changes.map((c) => c.login),
      changes.map((c) => c.avatarUrl),
      changes.map((c) => c.viewerCount),
    ],
  );
  return rows.map(({ id }) => id);
}

/** Deletes what waits to be told of these broadcasters and is again what it was before. */
export async function takeBackUndone(db: Db, broadcasterIds: readonly string[]): Promise<void> {
  if (broadcasterIds.length === 0) return;
  await db.query(
    `DELETE FROM announcement a WHERE a.broadcaster_id = ANY($1) AND ${WAITING}
       AND a.stream_title = a.previous_title AND a.category_id = a.previous_category_id`,
    [broadcasterIds],
  );
}

/** Deletes what waits to be told of these streams. */
export async function takeBackOf(
  db: Db,
  streams: readonly { broadcasterId: string; streamId: string }[],
): Promise<void> {
  await db.query(
    `DELETE FROM announcement a USING unnest($1::text[], $2::text[]) AS s (broadcaster_id, stream_id)
     WHERE a.broadcaster_id = s.broadcaster_id AND a.stream_id = s.stream_id AND ${WAITING}`,
    [streams.map((s) => s.broadcasterId), streams.map((s) => s.streamId)],
  );
}

/** So many people are asked one by one at most; where there are more, it is taken for granted that somebody wants to hear. */
const MOST_ASKED = 200;

/**
 * Of whose changes somebody may want to hear: a follower who wants all changes and not expressly none of theirs, or
 * expressly theirs. Each question ends with the first who does. Whoever asks here keeps all other live changes waiting,
 * so of few followers each is asked, of many those who want any changes, and if they are many, too, nobody: the fan-out
 * may then find none to tell.
 */
export async function whoseChangesAreWanted(db: Db, broadcasterIds: readonly string[]): Promise<string[]> {
  if (broadcasterIds.length === 0) return [];
  const { rows } = await db.query<{ id: string }>(
    `SELECT b.id FROM unnest($1::text[]) AS b (id)
     WHERE EXISTS (
       SELECT FROM broadcaster_preference o JOIN follow f USING (user_id, broadcaster_id)
       WHERE o.broadcaster_id = b.id AND o.changes AND f.active AND NOT f.muted)
     OR CASE WHEN EXISTS (SELECT FROM follow WHERE broadcaster_id = b.id OFFSET ${MOST_ASKED})
       THEN EXISTS (SELECT FROM notification_preference WHERE changes OFFSET ${MOST_ASKED}) OR EXISTS (
         SELECT FROM (SELECT user_id FROM notification_preference WHERE changes LIMIT ${MOST_ASKED}) AS p
         CROSS JOIN LATERAL (
           SELECT FROM follow f WHERE f.broadcaster_id = b.id AND f.user_id = p.user_id
             AND f.active AND NOT f.muted AND ${WANTS_ALL} LIMIT 1) AS follows)
       ELSE EXISTS (
         SELECT FROM (SELECT * FROM follow WHERE broadcaster_id = b.id ORDER BY user_id LIMIT ${MOST_ASKED}) AS f
         WHERE f.active AND NOT f.muted AND ${WANTS_ALL}
           AND EXISTS (SELECT FROM notification_preference p WHERE p.user_id = f.user_id AND p.changes)) END`,
    [broadcasterIds],
  );
  return rows.map(({ id }) => id);
}

/** Has not said expressly that they want to hear of no changes of this broadcaster. */
const WANTS_ALL = `NOT EXISTS (SELECT FROM broadcaster_preference o
  WHERE o.user_id = f.user_id AND o.broadcaster_id = f.broadcaster_id AND NOT o.changes)`;

/** Writes changes to be told `waitMs` from now, each as the next one of its stream. */
export async function insertChanges(
  db: Db,
  changes: readonly (StreamChange & { id: string })[],
  waitMs: number,
): Promise<void> {
  if (changes.length === 0) return;
  // It counts as made at the moment of telling: who reads "all up to now" before that has not read it.
  await db.query(
    `INSERT INTO announcement (id, type, broadcaster_id, stream_id, broadcaster_name, login, avatar_url, stream_title,
       category_id, category_name, previous_title, previous_category_id, previous_category_name, viewer_count, source,
       observed_at, started_at, created_at, not_before, ordinal)
     SELECT c.id, 'stream_changed', c.broadcaster_id, c.stream_id, c.name, c.login, c.avatar_url, c.title,
       c.category_id, c.category, c.old_title, c.old_category_id, c.old_category, c.viewers, c.source,
       c.observed_at, c.started_at, due.at, due.at,
       (SELECT coalesce(max(ordinal) + 1, 0) FROM announcement a WHERE a.broadcaster_id = c.broadcaster_id
          AND a.stream_id = c.stream_id AND a.type = 'stream_changed')
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
         $9::text[], $10::text[], $11::text[], $12::text[], $13::int[], $14::text[], $15::timestamptz[],
         $16::timestamptz[])
         AS c (id, broadcaster_id, stream_id, name, login, avatar_url, title, category_id, category, old_title,
           old_category_id, old_category, viewers, source, observed_at, started_at),
       (SELECT clock_timestamp() + $17 * interval '1 millisecond' AS at) AS due`,
    [
      changes.map((c) => c.id),
      changes.map((c) => c.broadcasterId),
      changes.map((c) => c.streamId),
      changes.map((c) => c.broadcasterName),
      changes.map((c) => c.login),
      changes.map((c) => c.avatarUrl),
      changes.map((c) => c.after.title),
      changes.map((c) => c.after.categoryId),
      changes.map((c) => c.after.categoryName),
      changes.map((c) => c.before.title),
      changes.map((c) => c.before.categoryId),
      changes.map((c) => c.before.categoryName),
      changes.map((c) => c.viewerCount),
      changes.map((c) => c.source),
      changes.map((c) => c.observedAt.toISOString()),
      changes.map((c) => c.startedAt.toISOString()),
      waitMs,
    ],
  );
}
