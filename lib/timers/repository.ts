import type { Db } from "@/lib/db/client";
import type { ChannelNow } from "./core/plan";
import type { TimerRow } from "./core/timer-of-row";

export const COLUMNS = `id, channel_id AS "channelId", name, message, enabled, every_minutes AS "everyMinutes",
  min_lines AS "minLines", online_only AS "onlineOnly", last_said_at AS "lastSaidAt",
  last_said_lines::float8 AS "linesThen", version, created_at AS "createdAt", updated_at AS "updatedAt",
  deleted_at AS "deletedAt"`;

/** What decides when a channel's timers are said, as of one moment. */
export interface ChannelMoment extends ChannelNow {
  channelId: string;
  /** Postgres's time, in ms since the epoch: bots whose clocks differ agree on it. */
  now: number;
}

/** How the channels are now; those that were never connected are left out. */
export async function channelsNow(db: Db, channelIds: readonly string[]): Promise<ChannelMoment[]> {
  const { rows } = await db.query<ChannelMoment>(
    `WITH moment AS MATERIALIZED (SELECT clock_timestamp() AS now)
     SELECT c.broadcaster_id AS "channelId", (extract(epoch FROM m.now) * 1000)::float8 AS now,
       coalesce(s.state <> 'offline', false) AS live, coalesce(n.lines, 0)::float8 AS lines,
       EXISTS (SELECT FROM channel_lease l WHERE l.broadcaster_id = c.broadcaster_id AND l.state = 'joined'
         AND l.until > m.now) AS "isRead",
       EXISTS (SELECT FROM bot_account) AS "canSpeak",
       (SELECT (extract(epoch FROM max(t.last_said_at)) * 1000)::float8 FROM chat_timer t
         WHERE t.channel_id = c.broadcaster_id) AS "anySaidAt"
     FROM channel c CROSS JOIN moment m LEFT JOIN live_status s ON s.broadcaster_id = c.broadcaster_id
       LEFT JOIN channel_lines n ON n.channel_id = c.broadcaster_id
     WHERE c.broadcaster_id = ANY($1)`,
    [channelIds],
  );
  return rows;
}

/** Timers of the channels that are not deleted, by channel and name. */
export async function timersOf(db: Db, channelIds: readonly string[]): Promise<TimerRow[]> {
  const { rows } = await db.query<TimerRow>(
    `SELECT ${COLUMNS} FROM chat_timer WHERE channel_id = ANY($1) AND deleted_at IS NULL
     ORDER BY channel_id, lower(name), id`,
    [channelIds],
  );
  return rows;
}

/** Nobody else decides what this channel's timers say until the transaction ends. */
export async function lockTimers(tx: Db, channelId: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('timers'), hashtext($1))", [channelId]);
}

/** Whether this bot is the one that speaks in the channel. */
export async function holdsLease(tx: Db, channelId: string, bot: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "SELECT FROM channel_lease WHERE broadcaster_id = $1 AND bot = $2 AND until > clock_timestamp()",
    [channelId, bot],
  );
  return rowCount === 1;
}

/**
 * Takes the turn that comes after `lastSaidAt` (null: the first); undefined when it was taken
 * already, or the timer is deleted.
 */
export async function takeTurn(
  tx: Db,
  id: string,
  lastSaidAt: Date | null,
): Promise<{ channelId: string; message: string } | undefined> {
  const { rows } = await tx.query<{ channelId: string; message: string }>(
    `UPDATE chat_timer t SET last_said_at = clock_timestamp(),
       last_said_lines = coalesce((SELECT lines FROM channel_lines WHERE channel_id = t.channel_id), 0)
     WHERE id = $1 AND deleted_at IS NULL
       AND last_said_at IS NOT DISTINCT FROM $2::timestamptz
     RETURNING channel_id AS "channelId", message`,
    [id, lastSaidAt],
  );
  return rows[0];
}

/** One timer, deleted or not. */
export async function findTimer(db: Db, id: string): Promise<TimerRow | undefined> {
  const { rows } = await db.query<TimerRow>(`SELECT ${COLUMNS} FROM chat_timer WHERE id = $1`, [id]);
  return rows[0];
}
