import type { Db } from "@/lib/db/client";
import { type GapRow, gapOfRow } from "./core/line-of-row";
import { GAP_COLUMNS } from "./repository-rows";
import type { ChatGap, ChatPerson } from "./schema";

/** Of which messages figures are made: a channel's within a time (end excluded), perhaps of one stream only. */
export interface StatsPart {
  channelId: string;
  from: Date;
  to: Date;
  streamId: string | null;
  /** Whether bots count. */
  bots: boolean;
}

const valuesOf = ({ channelId, from, to, streamId, bots }: StatsPart): unknown[] => [
  channelId,
  from,
  to,
  streamId,
  bots,
];

/** The hours of a part, as they were counted when the messages came. The hour in which it begins counts whole. */
const HOURS = `
  SELECT h.hour, h.author_id, h.messages, coalesce(v.bot, false) AS bot, v.login, v.display_name
  FROM chat_hour h LEFT JOIN viewer v ON v.twitch_id = h.author_id
  WHERE h.channel_id = $1 AND h.hour >= date_trunc('hour', $2::timestamptz, 'UTC') AND h.hour < $3
    AND ($4::uuid IS NULL OR h.stream_id = $4) AND ($5 OR v.bot IS NOT TRUE)`;

export interface HourRow {
  hour: Date;
  messages: number;
  chatters: number;
}

/** Hours in which something was written, oldest first. */
export async function hoursOf(db: Db, part: StatsPart): Promise<HourRow[]> {
  const { rows } = await db.query<HourRow>(
    `SELECT hour, sum(messages)::int AS messages, count(DISTINCT author_id)::int AS chatters
     FROM (${HOURS}) AS h GROUP BY hour ORDER BY hour`,
    valuesOf(part),
  );
  return rows;
}

/** How many people wrote. */
export async function chattersOf(db: Db, part: StatsPart): Promise<number> {
  const { rows } = await db.query<{ chatters: number }>(
    `SELECT count(DISTINCT author_id)::int AS chatters FROM (${HOURS}) AS h`,
    valuesOf(part),
  );
  return rows[0]?.chatters ?? 0;
}

/**
 * Who wrote most, at most `limit`. Somebody of whom there is no record goes by the name under which they last wrote,
 * and by their id when that is gone too.
 */
export async function topChatters(
  db: Db,
  part: StatsPart,
  limit: number,
): Promise<(ChatPerson & { messages: number; bot: boolean })[]> {
  const { rows } = await db.query<ChatPerson & { messages: number; bot: boolean }>(
    `SELECT top.author_id AS id, coalesce(top.login, said.author_login, top.author_id) AS login,
       coalesce(top.display_name, said.author_name, top.author_id) AS "displayName", top.messages, top.bot
     FROM (
       SELECT author_id, login, display_name, bot, sum(messages)::int AS messages
       FROM (${HOURS}) AS h GROUP BY author_id, login, display_name, bot
       ORDER BY messages DESC, author_id LIMIT $6
     ) AS top
     LEFT JOIN LATERAL (
       SELECT m.author_login, m.author_name FROM chat_message m
       WHERE m.author_id = top.author_id AND top.login IS NULL ORDER BY m.sent_at DESC LIMIT 1
     ) AS said ON true
     ORDER BY top.messages DESC, top.author_id`,
    [...valuesOf(part), limit],
  );
  return rows;
}

export interface EmoteCount {
  id: string;
  name: string;
  uses: number;
}

/** The emotes used most, at most 20, and of how many messages: the newest `most` that have any. */
export async function topEmotes(
  db: Db,
  part: StatsPart,
  most: number,
): Promise<{ emotes: EmoteCount[]; messages: number }> {
  const { rows } = await db.query<EmoteCount & { of: number }>(
    `WITH said AS MATERIALIZED (
       SELECT m.text, m.emotes FROM chat_message m
       WHERE m.channel_id = $1 AND m.sent_at >= $2 AND m.sent_at < $3
         AND ($4::uuid IS NULL OR m.stream_id = $4) AND m.emotes IS NOT NULL AND m.deleted_at IS NULL
         AND ($5 OR m.author_id NOT IN (SELECT v.twitch_id FROM viewer v WHERE v.bot))
       ORDER BY m.sent_at DESC LIMIT $6
     )
     SELECT place ->> 0 AS id, count(*)::int AS uses, (SELECT count(*)::int FROM said) AS of,
       min(substr(said.text, (place ->> 1)::int + 1, (place ->> 2)::int - (place ->> 1)::int + 1)) AS name
     FROM said, jsonb_array_elements(said.emotes) AS place
     GROUP BY 1 ORDER BY uses DESC, id LIMIT 20`,
    [...valuesOf(part), most],
  );
  return { emotes: rows.map(({ id, name, uses }) => ({ id, name, uses })), messages: rows[0]?.of ?? 0 };
}

export interface StreamSpan {
  channelId: string;
  startedAt: Date;
  /** Null while it is on air. */
  endedAt: Date | null;
}

/** When a stream was; undefined when there is none that may be shown. */
export async function streamSpan(db: Db, streamId: string): Promise<StreamSpan | undefined> {
  const { rows } = await db.query<StreamSpan>(
    `SELECT broadcaster_id AS "channelId", started_at AS "startedAt", ended_at AS "endedAt"
     FROM stream WHERE id = $1 AND broadcaster_id IS NOT NULL AND deleted_at IS NULL`,
    [streamId],
  );
  return rows[0];
}

export interface RatePart {
  channelId: string;
  from: Date;
  to: Date;
  stepSeconds: number;
}

/** [start of a step in ms since the epoch, messages], oldest first; steps in which nobody wrote are left out. */
export async function rateOf(db: Db, part: RatePart): Promise<[number, number][]> {
  // Reads the index only: the stream is told by its time.
  const { rows } = await db.query<{ at: Date; messages: number }>(
    `SELECT date_bin(make_interval(secs => $4), sent_at, $2) AS at, count(*)::int AS messages
     FROM chat_message WHERE channel_id = $1 AND sent_at >= $2 AND sent_at < $3 GROUP BY at ORDER BY at`,
    [part.channelId, part.from, part.to, part.stepSeconds],
  );
  return rows.map(({ at, messages }) => [at.getTime(), messages]);
}

/** Gaps that touch a time, oldest first. */
export async function gapsWithin(
  db: Db,
  { channelId, from, to }: Omit<RatePart, "stepSeconds">,
): Promise<ChatGap[]> {
  const { rows } = await db.query<GapRow>(
    `SELECT ${GAP_COLUMNS} FROM chat_gap g
     WHERE g.channel_id = $1 AND g.from_at < $3 AND (g.to_at IS NULL OR g.to_at > $2) ORDER BY g.from_at`,
    [channelId, from, to],
  );
  return rows.map(gapOfRow);
}
