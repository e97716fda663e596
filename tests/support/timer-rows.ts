import type { Db } from "@/lib/db/client";

/** A channel's chat is read by this bot, now and for an hour. */
export async function addLease(db: Db, channelId: string, bot: string): Promise<void> {
  await db.query(
    `INSERT INTO channel_lease (broadcaster_id, bot, until, state)
     VALUES ($1, $2, clock_timestamp() + interval '1 hour', 'joined')
     ON CONFLICT (broadcaster_id) DO UPDATE SET bot = excluded.bot, until = excluded.until, state = 'joined'`,
    [channelId, bot],
  );
}

/** There is an account that writes. */
export async function addBotAccount(db: Db, twitchId = "77"): Promise<void> {
  await db.query(
    `INSERT INTO bot_account (twitch_id, login, display_name) VALUES ($1, 'tally_bot', 'Tally_Bot')
     ON CONFLICT DO NOTHING`,
    [twitchId],
  );
}

/** The channel goes on or off air. */
export async function putOnAir(db: Db, channelId: string, live: boolean): Promise<void> {
  await db.query(
    `INSERT INTO live_status (broadcaster_id, state, stream_id, title, category_name, started_at, last_seen_at)
     VALUES ($1, $2, 's1', 'First run', 'Chess', now(), now())
     ON CONFLICT (broadcaster_id) DO UPDATE SET state = excluded.state`,
    [channelId, live ? "live" : "offline"],
  );
}

/** A timer that was made an hour ago; says its id. */
export async function addTimer(
  db: Db,
  channelId: string,
  {
    name = "follow",
    message = "Follow!",
    everyMinutes = 15,
    minLines = 0,
    onlineOnly = false,
    enabled = true,
  } = {},
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO chat_timer (channel_id, name, message, every_minutes, min_lines, online_only, enabled, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() - interval '1 hour') RETURNING id`,
    [channelId, name, message, everyMinutes, minLines, onlineOnly, enabled],
  );
  return rows[0]?.id ?? "";
}

/** As if what the channel's timers said and were made at had been so much longer ago. */
export async function letPass(db: Db, channelId: string, minutes: number): Promise<void> {
  await db.query(
    `UPDATE chat_timer SET last_said_at = last_said_at - $2 * interval '1 minute',
       created_at = created_at - $2 * interval '1 minute' WHERE channel_id = $1`,
    [channelId, minutes],
  );
}

/** What was put into the queue for a channel, in order. */
export async function queuedIn(db: Db, channelId: string): Promise<string[]> {
  const { rows } = await db.query<{ text: string }>(
    "SELECT text FROM outgoing_message WHERE channel_id = $1 ORDER BY id",
    [channelId],
  );
  return rows.map(({ text }) => text);
}
