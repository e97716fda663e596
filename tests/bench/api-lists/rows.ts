import { createHash } from "node:crypto";
import type pg from "pg";
import { weeksBetween } from "@/lib/chat/core/weeks";
import { makeWeeks } from "@/lib/chat/repository-partitions";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";

const MILLION = 1_000_000;
export const CHANNELS = 2_000;
const FOLLOWED = 60;
/** The channel that has a million of what belongs to a channel. */
export const BIG = "channel1";
const END = "timestamptz '2026-11-21T00:00:00Z'";
/** As many clients as there are people: each asks within an allowance of its own. */
export const PEOPLE = 50;

export const tokenOf = (person: number): string => `bench-session-${person}`;
export const twitchIdOf = (person: number): string => String(900_000 + person);

/** A million rows of each list: streams, notifications, clips, viewers and messages of one channel, and the audit log. */
export async function insertLists(pool: pg.Pool, say: (line: string) => void): Promise<void> {
  await pool.query("SET synchronous_commit = off");
  await insertPeople(pool);
  for (const [what, insert] of Object.entries(LISTS)) {
    say(`writing a million ${what}`);
    await insert(pool);
  }
  await pool.query("VACUUM ANALYZE");
  // Otherwise what was just written goes to disk while the first lists are asked for.
  await pool.query("CHECKPOINT");
}

async function insertPeople(pool: pg.Pool): Promise<void> {
  const people = Array.from({ length: PEOPLE }, (_, person) => person);
  await pool.query(
    `INSERT INTO person (twitch_id, login, name) SELECT id, 'person' || id, 'Person ' || id FROM unnest($1::text[]) AS p (id)`,
    [people.map(twitchIdOf)],
  );
  await pool.query(
    `INSERT INTO session (session_token, user_id, expires)
     SELECT hash, p.id, now() + interval '30 days' FROM unnest($1::text[], $2::text[]) AS s (id, hash)
       JOIN person p ON p.twitch_id = s.id`,
    [
      people.map(twitchIdOf),
      people.map((person) => createHash("sha256").update(tokenOf(person)).digest("hex")),
    ],
  );
  await pool.query(
    `INSERT INTO broadcaster (id, login, display_name, follower_count)
     SELECT n::text, 'channel' || n, 'Channel ' || n, 1 FROM generate_series(1, $1) AS n`,
    [CHANNELS],
  );
  await pool.query(
    `INSERT INTO follow (broadcaster_id, user_id, on_twitch)
     SELECT ((n * 37 + p.place * 11) % $1 + 1)::text, p.id, true
     FROM (SELECT id, row_number() OVER (ORDER BY twitch_id) AS place FROM person) AS p, generate_series(1, $2) AS n
     ON CONFLICT DO NOTHING`,
    [CHANNELS, FOLLOWED],
  );
  await pool.query(
    "INSERT INTO channel (broadcaster_id, authorised_by, readers) VALUES ('1', 'owner', 'listed')",
  );
  await pool.query(
    "INSERT INTO channel_reader (broadcaster_id, twitch_id, login) SELECT '1', twitch_id, login FROM person",
  );
  await pool.query("INSERT INTO clip_archive (channel_id) VALUES ('1')");
}

const LISTS: Record<string, (pool: pg.Pool) => Promise<unknown>> = {
  streams: (pool) =>
    pool.query(
      `INSERT INTO stream (broadcaster_id, twitch_stream_id, title, category_id, category_name, started_at, last_seen_at,
         ended_at, end_reason, viewers, peak_viewers, sample_count, watched_seconds, sampled_seconds)
       SELECT (n % ${CHANNELS} + 1)::text, 's' || n, 'Stream ' || n, (n % 40)::text, 'Category ' || n % 40, at, at + long,
         at + long, 'offline', 300, 500, 20, 300 * 10000, 10000
       FROM generate_series(1, ${MILLION}) AS n,
         LATERAL (SELECT ${END} - n * interval '40 seconds' AS at, interval '3 hours' AS long) AS t`,
    ),
  notifications: async (pool) => {
    await pool.query(
      `INSERT INTO announcement (type, broadcaster_id, stream_id, broadcaster_name, login, stream_title, category_name,
         started_at, created_at, completed_at, recipients)
       SELECT 'broadcaster_live', (n % ${CHANNELS} + 1)::text, 's' || n, 'Channel', 'channel' || n % ${CHANNELS} + 1,
         'Stream ' || n, 'Category', at, at, at, ${PEOPLE}
       FROM generate_series(1, ${MILLION / PEOPLE}) AS n, LATERAL (SELECT ${END} - n * interval '5 minutes' AS at) AS t`,
    );
    await pool.query(
      `INSERT INTO notification (user_id, announcement_id, read_at)
       SELECT p.id, a.id, CASE WHEN a.created_at < ${END} - interval '1 day' THEN a.created_at END
       FROM person p CROSS JOIN announcement a`,
    );
  },
  clips: (pool) =>
    pool.query(
      `INSERT INTO clip (twitch_id, channel_id, creator_id, creator_name, title, views, duration_ms, created_at,
         refresh_due_at)
       SELECT 'clip' || n, '1', (n % 5000)::text, 'Maker' || n % 5000, 'Title ' || n, floor(1000 ^ random())::int, 30000,
         ${END} - n * interval '40 seconds', now()
       FROM generate_series(1, ${MILLION}) AS n`,
    ),
  "viewers of a channel": async (pool) => {
    await pool.query(
      `INSERT INTO viewer (twitch_id, login, display_name, first_seen_at, last_seen_at)
       SELECT 'a' || n, 'author' || n, 'Author' || n, ${END} - interval '1 year', ${END} - n * interval '20 seconds'
       FROM generate_series(1, ${MILLION}) AS n`,
    );
    await pool.query(
      `INSERT INTO channel_viewer (channel_id, viewer_id, first_seen_at, last_seen_at, messages, streams)
       SELECT '1', twitch_id, first_seen_at, last_seen_at, 3, 2 FROM viewer`,
    );
  },
  "messages of a channel": async (pool) => {
    const end = Date.parse("2026-11-21T00:00:00Z");
    await makeWeeks(pool, weeksBetween(end - MILLION * 5_000, end));
    await pool.query(
      `INSERT INTO chat_message (id, sent_at, received_at, channel_id, stream_id, author_id, author_login, author_name,
         text, flags, badges)
       SELECT gen_random_uuid(), at, at, '1', '${CHAT_ONLY_STREAM_ID}', 'a' || n % 5000 + 1, 'author' || n % 5000 + 1,
         'Author' || n % 5000 + 1, 'what was said as number ' || n, 0, '{}'
       FROM generate_series(1, ${MILLION}) AS n, LATERAL (SELECT ${END} - n * interval '5 seconds' AS at) AS t`,
    );
  },
  "entries of the audit log": (pool) =>
    pool.query(
      `INSERT INTO audit_entry (at, actor_id, action, target_kind, target_id, channel_id)
       SELECT ${END} - n * interval '20 seconds', p.id, 'command.update', 'command', n::text, '1'
       FROM generate_series(1, ${MILLION / PEOPLE}) AS n, person AS p`,
    ),
};
