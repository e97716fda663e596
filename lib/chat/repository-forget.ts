import type { Db } from "@/lib/db/client";
import type { Week } from "./core/weeks";

/** Deletes about the `limit` oldest messages that somebody sent until `at`; says how many. 0: none is left. */
export async function deleteMessages(db: Db, twitchId: string, at: Date, limit: number): Promise<number> {
  const { rows } = await db.query<{ edge: Date | null }>(
    `SELECT max(sent_at) AS edge FROM (
       SELECT sent_at FROM chat_message WHERE author_id = $1 AND sent_at <= $2 ORDER BY sent_at LIMIT $3
     ) AS oldest`,
    [twitchId, at, limit],
  );
  const edge = rows[0]?.edge;
  if (!edge) return 0;
  // By time and not by id, so that each week's index by author is read once and no other table is joined.
  const deleted = await db.query("DELETE FROM chat_message WHERE author_id = $1 AND sent_at <= $2", [
    twitchId,
    edge,
  ]);
  return deleted.rowCount ?? 0;
}

/** Deletes what Twitch said of somebody in chat until `at`, with what they wrote to it; says how many. */
export async function deleteEvents(db: Db, twitchId: string, at: Date): Promise<number> {
  const { rowCount } = await db.query("DELETE FROM chat_event WHERE author_id = $1 AND sent_at <= $2", [
    twitchId,
    at,
  ]);
  return rowCount ?? 0;
}

/** Deletes what is remembered of timeouts and bans that somebody got until `at`; says how many. */
export async function deleteMarks(db: Db, twitchId: string, at: Date): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM chat_mark WHERE target = $1 AND "by" IN ('timeout', 'ban') AND at <= $2`,
    [twitchId, at],
  );
  return rowCount ?? 0;
}

/**
 * Deletes somebody's share of the figures until `at`; says of how many hours. What they wrote in that hour after
 * `at` is counted anew. No batch may be on its way meanwhile.
 */
export async function deleteHours(db: Db, twitchId: string, at: Date): Promise<number> {
  const { rowCount } = await db.query("DELETE FROM chat_hour WHERE author_id = $1 AND hour <= $2", [
    twitchId,
    at,
  ]);
  await db.query(
    `INSERT INTO chat_hour (channel_id, hour, author_id, stream_id, messages)
     SELECT channel_id, date_trunc('hour', $2::timestamptz, 'UTC'), author_id, stream_id, count(*)
     FROM chat_message
     WHERE author_id = $1 AND sent_at > $2
       AND sent_at < date_trunc('hour', $2::timestamptz, 'UTC') + interval '1 hour'
     GROUP BY channel_id, author_id, stream_id`,
    [twitchId, at],
  );
  return rowCount ?? 0;
}

/**
 * Takes names out of what others searched for and what they keep as searches, where these mean a person: after
 * `from:` and `@`. Says in how many.
 */
export async function redactSearches(db: Db, logins: readonly string[]): Promise<number> {
  const plain = logins.filter((login) => /^\w+$/.test(login));
  if (plain.length === 0) return 0;
  const named = `((?:from:|@)"?)(?:${plain.join("|")})\\M`;
  let redacted = 0;
  for (const table of ["chat_search_audit", "saved_search"]) {
    const { rowCount } = await db.query(
      `UPDATE ${table} SET query = regexp_replace(query, $1, '\\1[erased]', 'gi') WHERE query ~* $1`,
      [named],
    );
    redacted += rowCount ?? 0;
  }
  return redacted;
}

/**
 * Gives back the space of what was deleted in a week, and takes it out of the indexes, where words would otherwise
 * stay until Postgres comes by. A week on which somebody works is left to Postgres.
 */
export async function vacuumWeek(db: Db, { name }: Week): Promise<void> {
  const { rows } = await db.query<{ partition: string }>(
    `SELECT inhrelid::regclass::text AS partition FROM pg_inherits
     WHERE inhparent IN ('chat_message'::regclass, 'chat_event'::regclass)
       AND inhrelid::regclass::text IN ('chat_message_' || $1, 'chat_event_' || $1)`,
    [name],
  );
  for (const { partition } of rows) {
    await db.query(`VACUUM (INDEX_CLEANUP ON, TRUNCATE OFF, SKIP_LOCKED) ${partition}`);
  }
}
