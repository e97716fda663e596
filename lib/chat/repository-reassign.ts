import type { Db } from "@/lib/db/client";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";
import type { HourCount } from "./core/hour-counts";

/** A part of a channel's log in which messages may be in the wrong stream; ms since the epoch. */
export interface Span {
  channelId: string;
  from: number;
  to: number;
}

/** Held while messages of a channel are put into another stream: two bots would count the same move twice. */
const REASSIGN_LOCK = 7210032;
const DAY_MS = 86_400_000;

export async function becomeOnlyMover(db: Db, channelId: string): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock($1, hashtext($2))", [REASSIGN_LOCK, channelId]);
}

/** Where a page of that many messages ends: the moment of its last one, or null when fewer are left. */
export async function endOfPage(db: Db, { channelId, from, to }: Span, size: number): Promise<number | null> {
  const { rows } = await db.query<{ at: number }>(
    `SELECT date_part('epoch', sent_at) * 1000 AS at FROM chat_message
     WHERE channel_id = $1 AND sent_at >= $2 AND sent_at < $3 ORDER BY sent_at, id OFFSET $4 LIMIT 1`,
    [channelId, new Date(from), new Date(to), size - 1],
  );
  return rows[0]?.at ?? null;
}

/** Messages of one person that went from one stream to another. */
export interface Move {
  authorId: string;
  /** The beginning of the hour in which they were sent; ms since the epoch. */
  hour: number;
  from: string;
  to: string;
  messages: number;
  /** When the first of them was sent; ms since the epoch. */
  firstAt: number;
}

/** The session on air as a row `t` was sent, else Chat-Only. */
const RIGHT_STREAM = `coalesce((
  SELECT s.id FROM stream s
  WHERE s.broadcaster_id = t.channel_id AND s.started_at <= t.sent_at
    AND (s.ended_at IS NULL OR t.sent_at < s.ended_at)
  ORDER BY s.started_at DESC LIMIT 1), '${CHAT_ONLY_STREAM_ID}')`;

/** Puts the messages of a span into the streams they belong to, and says what was moved. */
export async function moveMessages(db: Db, { channelId, from, to }: Span): Promise<Move[]> {
  const { rows } = await db.query<Move>(
    `WITH wrong AS MATERIALIZED (
       SELECT * FROM (
         SELECT t.id, t.sent_at, t.stream_id AS was, ${RIGHT_STREAM} AS is_now
         FROM chat_message t WHERE t.channel_id = $1 AND t.sent_at >= $2 AND t.sent_at < $3
       ) placed WHERE was <> is_now
     ), moved AS (
       UPDATE chat_message m SET stream_id = w.is_now FROM wrong w
       WHERE m.id = w.id AND m.sent_at = w.sent_at AND m.stream_id = w.was
       RETURNING m.author_id, m.sent_at, w.was, w.is_now
     )
     SELECT author_id AS "authorId", date_part('epoch', date_trunc('hour', sent_at, 'UTC')) * 1000 AS hour,
       was AS "from", is_now AS "to", count(*)::int AS messages, date_part('epoch', min(sent_at)) * 1000 AS "firstAt"
     FROM moved GROUP BY author_id, date_trunc('hour', sent_at, 'UTC'), was, is_now
     ORDER BY author_id, 2, was, is_now`,
    [channelId, new Date(from), new Date(to)],
  );
  return rows;
}

/** The same for what Twitch said. */
export async function moveEvents(db: Db, { channelId, from, to }: Span): Promise<void> {
  await db.query(
    `UPDATE chat_event e SET stream_id = placed.is_now
     FROM (SELECT t.id, t.sent_at, ${RIGHT_STREAM} AS is_now
       FROM chat_event t WHERE t.channel_id = $1 AND t.sent_at >= $2 AND t.sent_at < $3) placed
     WHERE e.id = placed.id AND e.sent_at = placed.sent_at AND e.stream_id <> placed.is_now`,
    [channelId, new Date(from), new Date(to)],
  );
}

/** Takes from the figures by hour; rows that come to nothing go. */
export async function takeFromHours(db: Db, counts: readonly HourCount[]): Promise<void> {
  await db.query(
    `WITH less AS (
       SELECT channel_id, to_timestamp(hour / 1000) AS hour, author_id, stream_id, messages
       FROM unnest($1::text[], $2::float8[], $3::text[], $4::uuid[], $5::int[])
         AS c (channel_id, hour, author_id, stream_id, messages)
     ), gone AS (
       DELETE FROM chat_hour h USING less l
       WHERE h.channel_id = l.channel_id AND h.hour = l.hour AND h.author_id = l.author_id
         AND h.stream_id = l.stream_id AND h.messages <= l.messages
     )
     UPDATE chat_hour h SET messages = h.messages - l.messages FROM less l
     WHERE h.channel_id = l.channel_id AND h.hour = l.hour AND h.author_id = l.author_id
       AND h.stream_id = l.stream_id AND h.messages > l.messages`,
    [
      counts.map(({ channelId }) => channelId),
      counts.map(({ hour }) => hour),
      counts.map(({ authorId }) => authorId),
      counts.map(({ streamId }) => streamId),
      counts.map(({ messages }) => messages),
    ],
  );
}

/**
 * What to look through when a bot begins: around the beginnings and ends of the last day's sessions in channels that
 * are read. Another bot may have been killed between storing and putting right.
 */
export async function recentSpans(db: Db, aroundMs: number): Promise<Span[]> {
  const { rows } = await db.query<Span>(
    `WITH turn AS (
       SELECT s.broadcaster_id, s.started_at AS at, greatest(coalesce(s.detection_delay_ms, 0), 0) AS late
       FROM stream s JOIN channel c ON c.broadcaster_id = s.broadcaster_id
       UNION ALL
       SELECT s.broadcaster_id, s.ended_at, 600000
       FROM stream s JOIN channel c ON c.broadcaster_id = s.broadcaster_id WHERE s.ended_at IS NOT NULL
     )
     SELECT broadcaster_id AS "channelId", date_part('epoch', at) * 1000 - $1 AS "from",
       date_part('epoch', at) * 1000 + late + $1 AS "to"
     FROM turn WHERE at > clock_timestamp() - $2 * interval '1 ms' ORDER BY at`,
    [aroundMs, DAY_MS],
  );
  return rows;
}
