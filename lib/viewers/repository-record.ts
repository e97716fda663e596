import type { Db } from "@/lib/db/client";
import type { ChannelSeen, PersonSeen, StreamSeen } from "./core/activity";
import { KNOWN_BOTS } from "./core/known-bots";

/** Without a sign of somebody for so long, they are taken to have gone. */
export const SILENCE_MS = 15 * 60_000;

/** Of these pairs, those that were removed from tracking, as `channel person`. */
export async function removedAmong(
  db: Db,
  channelIds: readonly string[],
  personIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await db.query<{ channelId: string; personId: string }>(
    `SELECT channel_id AS "channelId", viewer_id AS "personId" FROM channel_viewer
     WHERE channel_id = ANY($1::text[]) AND viewer_id = ANY($2::text[]) AND deleted_at IS NOT NULL`,
    [channelIds, personIds],
  );
  return new Set(rows.map(({ channelId, personId }) => `${channelId} ${personId}`));
}

/** `viewer.last_seen_at` may lag by so much: people who write all the time are not written again each time. */
const COARSE_MS = 60_000;

/** Logins of bots: those that are known everywhere, and the account that writes for this instance. */
const BOTS = "$6::text[] || ARRAY(SELECT login FROM bot_account)";

/**
 * Stores people with the name they had last, given in order of id. Who wrote is a bot only by name, whatever the rule
 * about those who are everywhere and never write made of them before.
 */
export async function putPeople(
  db: Db,
  people: readonly PersonSeen[],
  { wrote }: { wrote: boolean },
): Promise<void> {
  await db.query(
    `INSERT INTO viewer AS v (twitch_id, login, display_name, bot, first_seen_at, last_seen_at)
     SELECT id, login, name, login = ANY(${BOTS}), to_timestamp(first_at / 1000), to_timestamp(last_at / 1000)
     FROM unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::float8[])
       AS p (id, login, name, first_at, last_at)
     WHERE NOT EXISTS (
       SELECT FROM viewer v WHERE v.twitch_id = p.id AND v.login = p.login AND v.display_name = p.name
         AND v.bot = (p.login = ANY(${BOTS}) OR (v.bot AND NOT $7))
         AND v.first_seen_at <= to_timestamp(p.first_at / 1000)
         AND v.last_seen_at >= to_timestamp((p.last_at - $8) / 1000))
     ON CONFLICT (twitch_id) DO UPDATE SET
       login = CASE WHEN excluded.last_seen_at >= v.last_seen_at THEN excluded.login ELSE v.login END,
       display_name = CASE WHEN excluded.last_seen_at >= v.last_seen_at
         THEN excluded.display_name ELSE v.display_name END,
       bot = excluded.bot OR (v.bot AND NOT $7),
       first_seen_at = least(v.first_seen_at, excluded.first_seen_at),
       last_seen_at = greatest(v.last_seen_at, excluded.last_seen_at)`,
    [
      people.map(({ personId }) => personId),
      people.map(({ login }) => login),
      people.map(({ name }) => name),
      people.map(({ firstAt }) => firstAt),
      people.map(({ lastAt }) => lastAt),
      KNOWN_BOTS,
      wrote,
      COARSE_MS,
    ],
  );
}

/** Stores who was at which stream, given in one order, and gives who was not known to have been there. */
export async function putAtStreams(
  db: Db,
  seen: readonly StreamSeen[],
): Promise<{ channelId: string; personId: string }[]> {
  const { rows } = await db.query<{ channelId: string; personId: string; fresh: boolean }>(
    `INSERT INTO viewer_stream AS s (viewer_id, stream_id, channel_id, first_seen_at, messages)
     SELECT person_id, stream_id, channel_id, to_timestamp(first_at / 1000), messages
     FROM unnest($1::text[], $2::uuid[], $3::text[], $4::float8[], $5::int[])
       AS a (person_id, stream_id, channel_id, first_at, messages)
     ON CONFLICT (viewer_id, stream_id) DO UPDATE SET
       first_seen_at = least(s.first_seen_at, excluded.first_seen_at),
       messages = s.messages + excluded.messages
     RETURNING channel_id AS "channelId", viewer_id AS "personId", xmax = 0 AS fresh`,
    [
      seen.map(({ personId }) => personId),
      seen.map(({ streamId }) => streamId),
      seen.map(({ channelId }) => channelId),
      seen.map(({ firstAt }) => firstAt),
      seen.map(({ messages }) => messages),
    ],
  );
  return rows.filter(({ fresh }) => fresh);
}

/** Somebody in a channel, with how many streams they were seen at for the first time. */
export interface ChannelEntry extends ChannelSeen {
  newStreams: number;
}

/**
 * Adds to what is known of people in channels, given in one order. Whoever gave no sign for long before is taken to
 * have come with this one. What is older than the last that is known changes no roles and brings nobody back.
 * Newcomers are noted for publishers while one wants them.
 */
export async function putInChannels(db: Db, seen: readonly ChannelEntry[]): Promise<void> {
  await db.query(
    `WITH put AS (
     INSERT INTO channel_viewer AS c (channel_id, viewer_id, first_seen_at, last_seen_at, messages, streams,
       present_since, flags)
     SELECT channel_id, person_id, to_timestamp(first_at / 1000), to_timestamp(last_at / 1000), messages,
       new_streams, to_timestamp(first_at / 1000), flags
     FROM unnest($1::text[], $2::text[], $3::float8[], $4::float8[], $5::int[], $6::int[], $7::int[])
       AS e (channel_id, person_id, first_at, last_at, messages, new_streams, flags)
     ON CONFLICT (channel_id, viewer_id) DO UPDATE SET
       first_seen_at = least(c.first_seen_at, excluded.first_seen_at),
       last_seen_at = greatest(c.last_seen_at, excluded.last_seen_at),
       messages = c.messages + excluded.messages,
       streams = c.streams + excluded.streams,
       present_since = CASE
         WHEN excluded.last_seen_at < c.last_seen_at THEN c.present_since
         WHEN c.present_since IS NULL OR c.last_seen_at < excluded.first_seen_at - $8 * interval '1 ms'
           THEN excluded.first_seen_at
         ELSE c.present_since END,
       flags = CASE WHEN excluded.messages > 0 AND excluded.last_seen_at >= c.last_seen_at
         THEN excluded.flags ELSE c.flags END
     RETURNING channel_id, viewer_id, xmax = 0 AS fresh)
     INSERT INTO viewer_arrival (channel_id, viewer_id)
     SELECT channel_id, viewer_id FROM put
     WHERE fresh AND EXISTS (
       SELECT FROM publisher WHERE disabled_at IS NULL AND 'viewer.arrived' = ANY(kinds))
     ON CONFLICT DO NOTHING`,
    [
      seen.map(({ channelId }) => channelId),
      seen.map(({ personId }) => personId),
      seen.map(({ firstAt }) => firstAt),
      seen.map(({ lastAt }) => lastAt),
      seen.map(({ messages }) => messages),
      seen.map(({ newStreams }) => newStreams),
      seen.map(({ flags }) => flags),
      SILENCE_MS,
    ],
  );
}
