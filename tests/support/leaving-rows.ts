import { weeksBetween } from "@/lib/chat/core/weeks";
import { makeWeeks } from "@/lib/chat/repository-partitions";
import type { Db } from "@/lib/db/client";

/** Somebody about whom something is kept in every table that can hold people. */
export const LEAVING = {
  id: "01900000-0000-7000-8000-00000000ab1e",
  twitchId: "777888999000",
  login: "leaving_lena",
  email: "lena@leaving.example",
};
/** Another, of whom nothing may go. */
export const STAYING = {
  id: "01900000-0000-7000-8000-00000000ab1f",
  twitchId: "777888999001",
  login: "staying_sam",
};

const L = `'${LEAVING.id}'`;
const T = `'${LEAVING.twitchId}'`;
const N = `'${LEAVING.login}'`;
const OTHER = "'555'";

/** By table, what is kept there of somebody who leaves: in their own name, in their channel and in that of another. */
export const LEAVING_ROWS: Record<string, string> = {
  person: `INSERT INTO person (id, twitch_id, login, name, email) VALUES
    (${L}, ${T}, ${N}, 'Lena', '${LEAVING.email}'), ('${STAYING.id}', '${STAYING.twitchId}', '${STAYING.login}', 'Sam', NULL)`,
  broadcaster: `INSERT INTO broadcaster (id, login, display_name, follower_count) VALUES
    (${OTHER}, 'other', 'Other', 2), (${T}, ${N}, 'Lena', 0)`,
  account: `INSERT INTO account (user_id, type, provider, provider_account_id) VALUES (${L}, 'oauth', 'twitch', ${T})`,
  session: `INSERT INTO session (user_id, session_token, expires) VALUES (${L}, 'hash', now() + interval '1 day')`,
  twitch_token: `INSERT INTO twitch_token (owner, access_token, refresh_token, scopes, expires_at, validated_at)
    VALUES (${T}, 'a', 'b', '{}', now(), now()), ('bot:' || ${T}, 'c', 'd', '{}', now(), now())`,
  follow: `INSERT INTO follow (user_id, broadcaster_id, on_twitch) VALUES (${L}, ${OTHER}, true),
    ('${STAYING.id}', ${OTHER}, true)`,
  announcement: `INSERT INTO announcement (id, type, broadcaster_id, stream_id, broadcaster_name, login, stream_title,
      category_name, started_at, completed_at) VALUES
    ('01900000-0000-7000-8000-0000000000a1', 'account_export', ${T}, 'x', 'Lena', ${N}, '', '', now(), now()),
    ('01900000-0000-7000-8000-0000000000a2', 'broadcaster_live', ${T}, 's', 'Lena', ${N}, '', '', now(), now())`,
  notification: `INSERT INTO notification (user_id, announcement_id) VALUES (${L}, '01900000-0000-7000-8000-0000000000a1')`,
  notification_preference: `INSERT INTO notification_preference (user_id) VALUES (${L})`,
  broadcaster_preference: `INSERT INTO broadcaster_preference (user_id, broadcaster_id) VALUES (${L}, ${OTHER})`,
  mail_address: `INSERT INTO mail_address (user_id, address, verified_at) VALUES (${L}, '${LEAVING.email}', now())`,
  mail_outbox: `INSERT INTO mail_outbox (id, user_id, address, subject, html, text, raw)
    VALUES (uuid_v7(), ${L}, '${LEAVING.email}', 's', 'h', 't', 'r')`,
  push_device: `INSERT INTO push_device (user_id, endpoint, keys, name) VALUES (${L}, 'https://p.example/1', '{}', 'Sofa')`,
  delivery: `INSERT INTO delivery (user_id, kind, medium, state) VALUES (${L}, 'test', 'email', 'sent')`,
  digest_sent: `INSERT INTO digest_sent (user_id, slot) VALUES (${L}, now())`,
  visit: `INSERT INTO visit (user_id, last_here_at, began_at) VALUES (${L}, now(), now())`,
  saved_search: `INSERT INTO saved_search (user_id, name, query) VALUES (${L}, 'mine', 'x')`,
  chat_search_audit: `INSERT INTO chat_search_audit (channel_id, user_id, action, query)
    VALUES (${OTHER}, ${L}, 'search', 'x'), (${OTHER}, '${STAYING.id}', 'search', 'from:' || ${N})`,
  watch_target: `INSERT INTO watch_target (id, kind, twitch_id, name, since)
    VALUES ('01900000-0000-7000-8000-0000000000b1', 'game', '1', 'Chess', now())`,
  target_wish: `INSERT INTO target_wish (user_id, target_id, min_viewers, since)
    VALUES (${L}, '01900000-0000-7000-8000-0000000000b1', 1, now())`,
  target_told: `INSERT INTO target_told (user_id, stream_id, target_id) VALUES (${L}, '1', '01900000-0000-7000-8000-0000000000b1')`,
  api_key: `INSERT INTO api_key (owner_id, created_by, name, prefix, hash, scopes) VALUES (${L}, ${L}, 'k', 'p', 'h', '{}')`,
  publisher: `INSERT INTO publisher (id, kind, name, position) VALUES ('hook', 'webhook', 'Hook', 0)`,
  webhook: `INSERT INTO webhook (publisher_id, url, secret, created_by) VALUES ('hook', 'https://h.example', 's', ${L})`,
  channel: `INSERT INTO channel (broadcaster_id, authorised_by, authorised_by_user_id) VALUES
    (${OTHER}, 'operator', ${L}), (${T}, 'owner', ${L})`,
  channel_reader: `INSERT INTO channel_reader (broadcaster_id, twitch_id, login) VALUES (${OTHER}, ${T}, ${N}), (${T}, '9', 'nine')`,
  chat_message: `INSERT INTO chat_message (id, sent_at, received_at, channel_id, stream_id, author_id, author_login,
      author_name, text) VALUES
    (gen_random_uuid(), now(), now(), ${OTHER}, gen_random_uuid(), ${T}, ${N}, 'Lena', 'I was here'),
    (gen_random_uuid(), now(), now(), ${T}, gen_random_uuid(), '9', 'nine', 'Nine', 'in her channel'),
    (gen_random_uuid(), now(), now(), ${OTHER}, gen_random_uuid(), '9', 'nine', 'Nine', 'stays')`,
  chat_event: `INSERT INTO chat_event (id, sent_at, received_at, channel_id, stream_id, kind, author_id, author_login,
      author_name, system_text) VALUES
    (gen_random_uuid(), now(), now(), ${OTHER}, gen_random_uuid(), 'sub', ${T}, ${N}, 'Lena', 'Lena subscribed')`,
  chat_hour: `INSERT INTO chat_hour (channel_id, hour, author_id, stream_id, messages)
    VALUES (${OTHER}, date_trunc('hour', now()), ${T}, gen_random_uuid(), 1)`,
  chat_mark: `INSERT INTO chat_mark (channel_id, at, "by", target) VALUES (${OTHER}, now(), 'ban', ${T})`,
  chat_gap: `INSERT INTO chat_gap (channel_id, from_at, to_at, reason) VALUES (${T}, now(), now(), 'joining')`,
  viewer: `INSERT INTO viewer (twitch_id, login, display_name, first_seen_at, last_seen_at) VALUES (${T}, ${N}, 'Lena', now(), now())`,
  channel_viewer: `INSERT INTO channel_viewer (channel_id, viewer_id, first_seen_at, last_seen_at) VALUES (${OTHER}, ${T}, now(), now())`,
  viewer_stream: `INSERT INTO viewer_stream (viewer_id, stream_id, channel_id, first_seen_at)
    VALUES (${T}, gen_random_uuid(), ${OTHER}, now())`,
  command: `INSERT INTO command (id, channel_id, name, response) VALUES
    ('01900000-0000-7000-8000-0000000000c1', ${T}, 'hi', 'Hello'), ('01900000-0000-7000-8000-0000000000c2', ${OTHER}, 'hi', 'Hello')`,
  command_use: `INSERT INTO command_use (id, command_id, channel_id, person_id, source)
    VALUES (uuid_v7(), '01900000-0000-7000-8000-0000000000c2', ${OTHER}, ${T}, 'chat')`,
  command_cooldown: `INSERT INTO command_cooldown (command_id, person_id, used_at)
    VALUES ('01900000-0000-7000-8000-0000000000c2', ${T}, now())`,
  quote: `INSERT INTO quote (channel_id, number, text, added_by_id, added_by_login) VALUES (${OTHER}, 1, 'wise', ${T}, ${N}),
    (${T}, 1, 'wise', '9', 'nine')`,
  moderation_action: `INSERT INTO moderation_action (id, channel_id, person_id, person_login, rule, reason, text, action, state,
      undone_by_login) VALUES (uuid_v7(), ${OTHER}, ${T}, ${N}, 'links', 'a link', 'text', 'delete', 'done', NULL),
    (uuid_v7(), ${OTHER}, '9', 'nine', 'links', 'a link', 'text', 'delete', 'done', ${N})`,
  moderation_permit: `INSERT INTO moderation_permit (channel_id, person_id, until) VALUES (${OTHER}, ${T}, now())`,
  channel_role: `INSERT INTO channel_role (channel_id, role, user_id, login, display_name, granted_at, revoked_at, gifter_login)
    VALUES (${OTHER}, 'vip', ${T}, ${N}, 'Lena', now() - interval '1 day', now(), NULL),
      (${OTHER}, 'subscriber', '9', 'nine', 'Nine', now(), NULL, ${N})`,
  bot_account: `INSERT INTO bot_account (twitch_id, login, display_name, connected_by_user_id) VALUES (${T}, ${N}, 'Lena', ${L})`,
  job_run: `INSERT INTO job_run (job_id, slot, status, requested_by) VALUES ('x', now(), 'succeeded', ${L})`,
  rate_limit_bucket: `INSERT INTO rate_limit_bucket (key, capacity, tokens, updated_at) VALUES ('user:' || ${T}, 1, 1, now())`,
  eventsub_message: `INSERT INTO eventsub_message (message_id, type, version, via, subscription_id, payload, sent_at, received_at, applied_at,
      outcome) VALUES ('m', 'channel.vip.add', '1', 'webhook', 's',
      jsonb_build_object('event', jsonb_build_object('user_id', ${T}, 'user_login', ${N})), now(), now(), now(), 'applied')`,
  outbox: `INSERT INTO outbox (kind, key, payload) VALUES
    ('command.executed', 'x', jsonb_build_object('person', jsonb_build_object('id', ${T}, 'login', ${N}))),
    ('preferences.changed', 'x', jsonb_build_object('userId', ${L}, 'what', 'address'))`,
  dead_letter: `INSERT INTO dead_letter (publisher_id, event_id, seq, kind, key, body, reason, at)
    VALUES ('hook', gen_random_uuid(), 1, 'chat.message', 'x', jsonb_build_object('data', jsonb_build_object('author',
      jsonb_build_object('id', ${T}))), 'gone', now())`,
};

/** Writes all of them; an account that is due to be deleted comes with `askDeletion`. */
export async function addLeaving(db: Db): Promise<void> {
  await makeWeeks(db, weeksBetween(Date.now() - 3_600_000, Date.now()));
  const wrong: string[] = [];
  for (const [table, sql] of Object.entries(LEAVING_ROWS)) {
    await db.query(sql).catch((error: Error) => {
      wrong.push(`${table}: ${error.message}`);
    });
  }
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}
