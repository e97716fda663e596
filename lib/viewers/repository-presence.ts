import type { Db } from "@/lib/db/client";
import { SILENCE_MS } from "./repository-record";

/** Somebody whom Twitch says to be in a chat. */
export interface Chatter {
  id: string;
  login: string;
  displayName: string;
}

/**
 * Those of these people whose presence may be kept: not who opted out of it, and not whom the owner removed from the
 * channel.
 */
export async function trackable(db: Db, channelId: string, chatters: readonly Chatter[]): Promise<Chatter[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT twitch_id AS id FROM chat_opt_out WHERE twitch_id = ANY($2::text[])
     UNION
     SELECT viewer_id FROM channel_viewer
     WHERE channel_id = $1 AND viewer_id = ANY($2::text[]) AND deleted_at IS NOT NULL`,
    [channelId, chatters.map(({ id }) => id)],
  );
  const refused = new Set(rows.map(({ id }) => id));
  return chatters.filter(({ id }) => !refused.has(id));
}

/** The people of these logins whom we have seen before, in any channel, by the name they had last. */
export async function peopleOf(db: Db, logins: readonly string[]): Promise<Chatter[]> {
  const { rows } = await db.query<Chatter>(
    `SELECT DISTINCT ON (login) twitch_id AS id, login, display_name AS "displayName"
     FROM viewer WHERE login = ANY($1::text[]) ORDER BY login, last_seen_at DESC`,
    [logins],
  );
  return rows;
}

/** The stream that is on air at a moment; null when none is. */
export async function streamAt(db: Db, channelId: string, at: Date): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM stream
     WHERE broadcaster_id = $1 AND started_at <= $2 AND (ended_at IS NULL OR ended_at > $2)
     ORDER BY started_at DESC LIMIT 1`,
    [channelId, at],
  );
  return rows[0]?.id ?? null;
}

/**
 * These people, by login, have left; who gave a sign after `at` has not. Leaving is the last sign: what they wrote
 * before and is counted later brings nobody back. In order, so that no two writers deadlock.
 */
export async function leave(db: Db, channelId: string, logins: readonly string[], at: Date): Promise<void> {
  await db.query(
    `WITH gone AS MATERIALIZED (
       SELECT c.viewer_id FROM channel_viewer c JOIN viewer v ON v.twitch_id = c.viewer_id
       WHERE c.channel_id = $1 AND v.login = ANY($2::text[]) AND c.last_seen_at <= $3
       ORDER BY c.viewer_id FOR UPDATE OF c
     )
     UPDATE channel_viewer c SET present_since = NULL, last_seen_at = $3 FROM gone
     WHERE c.channel_id = $1 AND c.viewer_id = gone.viewer_id`,
    [channelId, logins, at],
  );
}

/** Everybody who gave no sign since `at` is gone from the channel. Whoever is known to be gone anyway is not looked for. */
export async function leaveUnseen(db: Db, channelId: string, at: Date): Promise<void> {
  await db.query(
    `WITH gone AS MATERIALIZED (
       SELECT viewer_id FROM channel_viewer
       WHERE channel_id = $1 AND present_since IS NOT NULL AND last_seen_at < $2
         AND last_seen_at >= $2::timestamptz - $3 * interval '1 ms'
       ORDER BY viewer_id FOR UPDATE
     )
     UPDATE channel_viewer c SET present_since = NULL FROM gone
     WHERE c.channel_id = $1 AND c.viewer_id = gone.viewer_id`,
    [channelId, at, SILENCE_MS],
  );
}

/** More channels at once than any person reads. */
const EVERYWHERE = 20;

/** Of these people, marks as bots those who are in more than 20 chats at once and never wrote in one. */
export async function markLurkers(db: Db, personIds: readonly string[], now: Date): Promise<void> {
  await db.query(
    `WITH lurker AS MATERIALIZED (
       SELECT v.twitch_id FROM viewer v
       WHERE v.twitch_id = ANY($1::text[]) AND NOT v.bot AND (
         SELECT sum(c.messages) = 0 AND count(*) FILTER (
             WHERE c.present_since IS NOT NULL AND c.last_seen_at > $2::timestamptz - $3 * interval '1 ms') > $4
         FROM channel_viewer c WHERE c.viewer_id = v.twitch_id)
       ORDER BY v.twitch_id FOR UPDATE OF v
     )
     UPDATE viewer v SET bot = true FROM lurker WHERE v.twitch_id = lurker.twitch_id`,
    [personIds, now, SILENCE_MS, EVERYWHERE],
  );
}
