import type { Db } from "@/lib/db/client";

/** A part of the export: what is kept of somebody in one place. */
export interface Section {
  /** Its file, without the ending. */
  name: string;
  /** One line for people, in README.txt. */
  about: string;
  /** May be long: a line for each entry instead of one list. */
  long?: boolean;
  /** Rows of somebody: $1 their id here, $2 at Twitch. Never tokens, keys, secrets or hashes. */
  sql: string;
}

const OF_CHANNEL = "WHERE channel_id = $2";
const LOGIN = (id: string) => `(SELECT b.login FROM broadcaster b WHERE b.id = ${id}) AS channel`;

/** Everything that is kept of a person. A table that holds something of people is added here. */
export const SECTIONS: readonly Section[] = [
  {
    name: "profile",
    about: "Who you are, as Twitch told when you last signed in",
    sql: `SELECT p.id, p.twitch_id, p.login, p.name, p.email, p.image, p.locale, p.created_at, p.signed_in_at,
      p.follows_imported_at, v.last_here_at FROM person p LEFT JOIN visit v ON v.user_id = p.id WHERE p.id = $1`,
  },
  {
    name: "sessions",
    about: "Where you are signed in, and until when",
    sql: "SELECT id, expires FROM session WHERE user_id = $1 ORDER BY id",
  },
  {
    name: "twitch-permissions",
    about: "What you allowed at Twitch",
    sql: `SELECT CASE WHEN owner = $2 THEN 'sign-in' ELSE 'bot' END AS as, scopes, expires_at, validated_at
      FROM twitch_token WHERE owner IN ($2, 'bot:' || $2) ORDER BY owner`,
  },
  {
    name: "follows",
    about: "Whom you follow, by Twitch and by choice",
    sql: `SELECT f.broadcaster_id, b.login, b.display_name, f.on_twitch, f.choice, f.active, f.muted, f.followed_at
      FROM follow f JOIN broadcaster b ON b.id = f.broadcaster_id WHERE f.user_id = $1 ORDER BY f.broadcaster_id`,
  },
  {
    name: "preferences",
    about: "How you want to be told",
    sql: `SELECT to_jsonb(n) - 'user_id' AS preferences FROM notification_preference n WHERE user_id = $1`,
  },
  {
    name: "preferences-by-channel",
    about: "What differs for a channel",
    sql: `SELECT to_jsonb(o) - 'user_id' AS preferences, ${LOGIN("o.broadcaster_id")} FROM broadcaster_preference o
      WHERE user_id = $1 ORDER BY broadcaster_id`,
  },
  {
    name: "mail-address",
    about: "Where your mail goes, if not to Twitch's address",
    sql: `SELECT address, verified_at, stopped_at, stop_reason, created_at FROM mail_address WHERE user_id = $1`,
  },
  {
    name: "mails",
    about: "Mails to you that are kept here because there is no mail server",
    sql: `SELECT id, address, subject, text, created_at FROM mail_outbox WHERE user_id = $1 ORDER BY created_at, id`,
  },
  {
    name: "devices",
    about: "Browsers that get pushes",
    sql: `SELECT id, name, substring(endpoint FROM '^https?://([^/]+)') AS push_service, created_at, last_sent_at,
      last_error FROM push_device WHERE user_id = $1 ORDER BY id`,
  },
  {
    name: "notifications",
    about: "Your inbox",
    long: true,
    sql: `SELECT n.announcement_id AS id, a.type, a.broadcaster_id, a.login, a.stream_title, a.category_name, a.created_at,
      n.read_at, n.deleted_at FROM notification n JOIN announcement a ON a.id = n.announcement_id
      WHERE n.user_id = $1 ORDER BY n.announcement_id`,
  },
  {
    name: "deliveries",
    about: "Mails and pushes to you, and what became of them",
    long: true,
    sql: `SELECT id, kind, medium, announcement_id, device_id, about, state, reason, error, decided_at, sent_at
      FROM delivery WHERE user_id = $1 ORDER BY id`,
  },
  {
    name: "watched-categories",
    about: "Categories you wished to hear of",
    sql: `SELECT t.kind, t.twitch_id, t.name, w.min_viewers, w.language, w.created_at FROM target_wish w
      JOIN watch_target t ON t.id = w.target_id WHERE w.user_id = $1 ORDER BY w.created_at`,
  },
  {
    name: "told-streams",
    about: "Streams in those categories that you were told of",
    long: true,
    sql: "SELECT stream_id, target_id, told_at FROM target_told WHERE user_id = $1 ORDER BY told_at, stream_id",
  },
  {
    name: "saved-searches",
    about: "Searches you saved",
    sql: "SELECT id, name, query, created_at FROM saved_search WHERE user_id = $1 ORDER BY name",
  },
  {
    name: "searches",
    about: "When you looked into a channel's chat: told to its owner",
    long: true,
    sql: `SELECT id, channel_id, ${LOGIN("s.channel_id")}, action, query, results, at FROM chat_search_audit s
      WHERE user_id = $1 ORDER BY id`,
  },
  {
    name: "chat-messages",
    about: "What you wrote in chats that are recorded here",
    long: true,
    sql: `SELECT id, sent_at, channel_id, text, badges, bits, reply_to_id, deleted_at FROM chat_message
      WHERE author_id = $2 ORDER BY sent_at, id`,
  },
  {
    name: "chat-events",
    about: "What Twitch said of you in chats",
    long: true,
    sql: `SELECT id, sent_at, channel_id, kind, system_text, text FROM chat_event WHERE author_id = $2
      ORDER BY sent_at, id`,
  },
  {
    name: "chat-marks",
    about: "Timeouts and bans that you got",
    sql: `SELECT channel_id, at, "by" FROM chat_mark WHERE target = $2 AND "by" IN ('timeout', 'ban') ORDER BY at`,
  },
  {
    name: "chat-hours",
    about: "How much you wrote, by the hour",
    long: true,
    sql: `SELECT channel_id, hour, stream_id, messages FROM chat_hour WHERE author_id = $2 ORDER BY hour, channel_id`,
  },
  {
    name: "chat-erasures",
    about: "What you had erased",
    sql: "SELECT * FROM chat_erasure WHERE twitch_id = $2 ORDER BY id",
  },
  {
    name: "chat-opt-out",
    about: "That nothing you write is kept",
    sql: "SELECT at FROM chat_opt_out WHERE twitch_id = $2",
  },
  {
    name: "viewer",
    about: "What is known of you as a chatter",
    sql: "SELECT login, display_name, bot, first_seen_at, last_seen_at FROM viewer WHERE twitch_id = $2",
  },
  {
    name: "viewer-channels",
    about: "The same, channel by channel",
    sql: `SELECT v.channel_id, ${LOGIN("v.channel_id")}, v.first_seen_at, v.last_seen_at, v.messages, v.streams, v.flags,
      v.deleted_at FROM channel_viewer v WHERE v.viewer_id = $2 ORDER BY v.channel_id`,
  },
  {
    name: "viewer-streams",
    about: "The same, stream by stream",
    long: true,
    sql: `SELECT stream_id, channel_id, first_seen_at, messages FROM viewer_stream WHERE viewer_id = $2
      ORDER BY first_seen_at, stream_id`,
  },
  {
    name: "roles",
    about: "Subscriber, VIP or moderator you are or were in connected channels",
    sql: `SELECT channel_id, ${LOGIN("r.channel_id")}, role, tier, gift, granted_at, revoked_at FROM channel_role r
      WHERE user_id = $2 ORDER BY granted_at, id`,
  },
  {
    name: "readers",
    about: "Channels whose owner lets you read their chat",
    sql: `SELECT broadcaster_id AS channel_id, ${LOGIN("broadcaster_id")}, added_at FROM channel_reader
      WHERE twitch_id = $2 ORDER BY broadcaster_id`,
  },
  {
    name: "command-uses",
    about: "Commands of the bot that you used",
    long: true,
    sql: `SELECT channel_id, command_id, source, at FROM command_use WHERE person_id = $2 ORDER BY at, id`,
  },
  {
    name: "quotes",
    about: "Quotes you added",
    sql: `SELECT channel_id, number, text, said_by, added_at FROM quote WHERE added_by_id = $2 ORDER BY added_at`,
  },
  {
    name: "moderation",
    about: "What the bot did about messages of yours",
    sql: `SELECT channel_id, rule, reason, text, action, seconds, state, at, undone_at FROM moderation_action
      WHERE person_id = $2 ORDER BY at, id`,
  },
  {
    name: "clips",
    about: "Clips you made in connected channels",
    sql: `SELECT twitch_id, channel_id, title, views, created_at FROM clip WHERE creator_id = $2 ORDER BY created_at`,
  },
  {
    name: "webhooks",
    about: "Webhooks you added",
    sql: `SELECT w.publisher_id AS id, p.name, w.url, p.kinds, w.created_at FROM webhook w
      JOIN publisher p ON p.id = w.publisher_id WHERE w.created_by = $1 ORDER BY w.created_at`,
  },
  {
    name: "api-keys",
    about: "Keys of the API that you made",
    sql: `SELECT id, name, prefix, scopes, owner_id IS NULL AS of_instance, created_at, expires_at, last_used_at, revoked_at
      FROM api_key WHERE owner_id = $1 OR created_by = $1 ORDER BY id`,
  },
  {
    name: "jobs",
    about: "Jobs you asked for",
    sql: `SELECT id, job_id, status, started_at, ended_at FROM job_run WHERE requested_by = $1 ORDER BY id`,
  },
  {
    name: "audit",
    about: "What you did with power over a channel or this instance",
    long: true,
    sql: `SELECT id, at, action, target_kind, target_id, target_name, channel_id, address, before, after
      FROM audit_entry WHERE actor_id = $1 ORDER BY id`,
  },
  {
    name: "exports",
    about: "Exports like this one",
    sql: "SELECT id, state, asked_at, ready_at, expires_at FROM account_export WHERE user_id = $1 ORDER BY id",
  },
  {
    name: "channel/settings",
    about: "Your own channel, if you connected it",
    sql: `SELECT to_jsonb(c) - 'authorised_by_user_id' AS settings FROM channel c WHERE broadcaster_id = $2`,
  },
  {
    name: "channel/readers",
    about: "Who may read its chat by name",
    sql: "SELECT twitch_id, login, added_at FROM channel_reader WHERE broadcaster_id = $2 ORDER BY login",
  },
  {
    name: "channel/commands",
    about: "Its commands",
    sql: `SELECT to_jsonb(c) - 'channel_id' AS command FROM command c ${OF_CHANNEL} ORDER BY name`,
  },
  {
    name: "channel/timers",
    about: "Its timers",
    sql: `SELECT to_jsonb(c) - 'channel_id' AS timer FROM chat_timer c ${OF_CHANNEL} ORDER BY name`,
  },
  {
    name: "channel/quotes",
    about: "Its quotes",
    sql: `SELECT number, text, said_by, category_name, added_by_login, added_at FROM quote ${OF_CHANNEL} ORDER BY number`,
  },
  {
    name: "channel/moderation",
    about: "Its rules",
    sql: `SELECT kind, enabled, settings, updated_at FROM moderation_rule ${OF_CHANNEL} ORDER BY kind`,
  },
  {
    name: "channel/clips",
    about: "What you added to its clips",
    sql: `SELECT twitch_id, title, own_title, tags, created_at, deleted_at FROM clip ${OF_CHANNEL} ORDER BY created_at, id`,
  },
  {
    name: "channel/collections",
    about: "Its collections of clips",
    sql: `SELECT c.name, c.description, c.public, c.created_at, c.deleted_at,
      (SELECT coalesce(json_agg(k.twitch_id ORDER BY i.position), '[]') FROM clip_collection_item i
       JOIN clip k ON k.id = i.clip_id WHERE i.collection_id = c.id) AS clips
      FROM clip_collection c ${OF_CHANNEL} ORDER BY c.created_at`,
  },
];

/** Rows fetched at once: what a section of any length holds in memory. */
const ROWS = 1_000;

/** The rows of a section as JSON texts, in the transaction of the caller, whose snapshot they are of. */
export async function* rowsOf(
  tx: Db,
  { sql }: Section,
  { userId, twitchId }: { userId: string; twitchId: string },
): AsyncGenerator<string> {
  // Both are named in each, or Postgres would not know what the other is.
  await tx.query(
    `DECLARE section NO SCROLL CURSOR FOR WITH who AS (SELECT $1::uuid, $2::text)
     SELECT row_to_json(r)::text AS line FROM who, LATERAL (${sql}) r`,
    [userId, twitchId],
  );
  while (true) {
    const { rows } = await tx.query<{ line: string }>(`FETCH ${ROWS} FROM section`);
    for (const { line } of rows) yield line;
    if (rows.length < ROWS) break;
  }
  await tx.query("CLOSE section");
}

/** A connection that can be closed to those who still hold it, while it goes on elsewhere. */
export function readerOf(tx: Db): { db: Db; end(): void } {
  let isOver = false;
  return {
    db: {
      query: (sql, values) =>
        isOver ? Promise.reject(new Error("The export is over.")) : tx.query(sql, values),
    },
    end() {
      isOver = true;
    },
  };
}

/** From now on the transaction sees everything as it is at this moment, whatever others write. */
export const beginSnapshot = (tx: Db) =>
  tx.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");

/** Whose export it is. */
export async function findOwner(
  db: Db,
  userId: string,
): Promise<{ twitchId: string; login: string } | undefined> {
  const { rows } = await db.query<{ twitchId: string; login: string }>(
    `SELECT twitch_id AS "twitchId", login FROM person WHERE id = $1`,
    [userId],
  );
  return rows[0];
}
