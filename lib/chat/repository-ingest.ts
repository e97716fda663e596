import type { Db } from "@/lib/db/client";
import type { EventEntry, MarkEntry, MessageEntry } from "./core/entry";
import type { HourCount } from "./core/hour-counts";
import type { Forgotten } from "./core/oblivion";
import type { Session } from "./core/session-at";

/** Held, shared, by each batch from its first look to its commit. */
const BATCH_LOCK = 7210031;

/** Whether Postgres answers. @throws when it does not */
export async function isThere(db: Db): Promise<void> {
  await db.query("SELECT 1");
}

/** Lets the batch in this transaction be waited for. */
export async function beginBatch(db: Db): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock_shared($1)", [BATCH_LOCK]);
}

/**
 * Waits until every batch that is being written has been committed or given up; to be done in a transaction of
 * its own. Whoever forbade something before can rely on it from here on: later batches have seen it.
 */
export async function waitForBatches(db: Db): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock($1)", [BATCH_LOCK]);
}

/** The sessions of some channels that touch a span of time (ms since the epoch), deleted or not. */
export async function sessionsOf(
  db: Db,
  channelIds: readonly string[],
  span: { from: number; to: number },
): Promise<Session[]> {
  const { rows } = await db.query<Session>(
    `SELECT id, broadcaster_id AS "channelId", date_part('epoch', started_at) * 1000 AS "startedAt",
       date_part('epoch', ended_at) * 1000 AS "endedAt"
     FROM stream WHERE broadcaster_id = ANY($1::text[]) AND started_at <= $3
       AND (ended_at IS NULL OR ended_at > $2)`,
    [channelIds, new Date(span.from), new Date(span.to)],
  );
  return rows;
}

/** Of these people, or of all (null), those of whom something is not kept. */
export async function forgottenOf(db: Db, personIds: readonly string[] | null): Promise<Forgotten[]> {
  const { rows } = await db.query<{ personId: string; until: number | null }>(
    `SELECT twitch_id AS "personId", NULL::float8 AS until FROM chat_opt_out
     WHERE $1::text[] IS NULL OR twitch_id = ANY($1)
     UNION ALL
     SELECT twitch_id, date_part('epoch', max(asked_at)) * 1000 FROM chat_erasure
     WHERE $1::text[] IS NULL OR twitch_id = ANY($1) GROUP BY twitch_id`,
    [personIds],
  );
  return rows.map(({ personId, until }) => ({ personId, until: until ?? Number.POSITIVE_INFINITY }));
}

/** A message with all that is known when it is stored. */
export interface MessageToStore {
  entry: MessageEntry;
  streamId: string;
  mark: MarkEntry | undefined;
}

/** Stores messages and gives the ids of those that were not there yet. */
export async function insertMessages(db: Db, messages: readonly MessageToStore[]): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO chat_message (id, sent_at, channel_id, stream_id, author_id, author_login, author_name, text,
       flags, badges, colour, emotes, bits, reply_to_id, source_channel_id, source_id, deleted_at, deleted_by,
       received_at)
     SELECT id, to_timestamp(sent_at / 1000), channel_id, stream_id, author_id, author_login, author_name, text,
       flags, string_to_array(badges, ','), colour, emotes::jsonb, bits, reply_to_id, source_channel_id,
       source_id, to_timestamp(deleted_at / 1000), deleted_by, to_timestamp(received_at / 1000)
     FROM unnest($1::uuid[], $2::float8[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::int[], $10::text[], $11::text[], $12::text[], $13::int[], $14::uuid[], $15::text[],
       $16::uuid[], $17::float8[], $18::text[], $19::float8[])
       AS m (id, sent_at, channel_id, stream_id, author_id, author_login, author_name, text, flags, badges,
         colour, emotes, bits, reply_to_id, source_channel_id, source_id, deleted_at, deleted_by, received_at)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      messages.map(({ entry }) => entry.id),
      messages.map(({ entry }) => entry.sentAt),
      messages.map(({ entry }) => entry.channelId),
      messages.map(({ streamId }) => streamId),
      messages.map(({ entry }) => entry.authorId),
      messages.map(({ entry }) => entry.authorLogin),
      messages.map(({ entry }) => entry.authorName),
      messages.map(({ entry }) => entry.text),
      messages.map(({ entry }) => entry.flags),
      messages.map(({ entry }) => entry.badges.join(",")),
      messages.map(({ entry }) => entry.colour),
      messages.map(({ entry }) => entry.emotes && JSON.stringify(entry.emotes)),
      messages.map(({ entry }) => entry.bits),
      messages.map(({ entry }) => entry.replyToId),
      messages.map(({ entry }) => entry.sourceChannelId),
      messages.map(({ entry }) => entry.sourceId),
      messages.map(({ mark }) => mark?.at ?? null),
      messages.map(({ mark }) => mark?.by ?? null),
      messages.map(({ entry }) => entry.receivedAt),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Stores what Twitch said; what is there already stays as it is. */
export async function insertEvents(
  db: Db,
  events: readonly { entry: EventEntry; streamId: string }[],
): Promise<void> {
  await db.query(
    `INSERT INTO chat_event (id, sent_at, channel_id, stream_id, kind, author_id, author_login, author_name,
       system_text, text, params, received_at)
     SELECT id, to_timestamp(sent_at / 1000), channel_id, stream_id, kind, author_id, author_login, author_name,
       system_text, text, params::jsonb, to_timestamp(received_at / 1000)
     FROM unnest($1::uuid[], $2::float8[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::text[], $10::text[], $11::text[], $12::float8[])
       AS e (id, sent_at, channel_id, stream_id, kind, author_id, author_login, author_name, system_text, text,
         params, received_at)
     ON CONFLICT DO NOTHING`,
    [
      events.map(({ entry }) => entry.id),
      events.map(({ entry }) => entry.sentAt),
      events.map(({ entry }) => entry.channelId),
      events.map(({ streamId }) => streamId),
      events.map(({ entry }) => entry.kind),
      events.map(({ entry }) => entry.authorId),
      events.map(({ entry }) => entry.authorLogin),
      events.map(({ entry }) => entry.authorName),
      events.map(({ entry }) => entry.systemText),
      events.map(({ entry }) => entry.text),
      events.map(({ entry }) => JSON.stringify(entry.params)),
      events.map(({ entry }) => entry.receivedAt),
    ],
  );
}

/** Adds to the figures by hour. The counts come in one order from everybody, so that no two writers deadlock. */
export async function addHours(db: Db, counts: readonly HourCount[]): Promise<void> {
  await db.query(
    `INSERT INTO chat_hour AS h (channel_id, hour, author_id, stream_id, messages)
     SELECT channel_id, to_timestamp(hour / 1000), author_id, stream_id, messages
     FROM unnest($1::text[], $2::float8[], $3::text[], $4::uuid[], $5::int[])
       AS c (channel_id, hour, author_id, stream_id, messages)
     ON CONFLICT (channel_id, hour, author_id, stream_id) DO UPDATE SET messages = h.messages + excluded.messages`,
    [
      counts.map(({ channelId }) => channelId),
      counts.map(({ hour }) => hour),
      counts.map(({ authorId }) => authorId),
      counts.map(({ streamId }) => streamId),
      counts.map(({ messages }) => messages),
    ],
  );
}

/** Tells live views, when this commits, what to look at; see lib/chat/core/notice. */
export async function notify(db: Db, notices: readonly string[]): Promise<void> {
  await db.query("SELECT pg_notify('chat', n) FROM unnest($1::text[]) AS n", [notices]);
}
