import { randomUUID } from "node:crypto";
import { weeksBetween } from "@/lib/chat/core/weeks";
import { makeWeeks } from "@/lib/chat/repository-partitions";
import type { Db } from "@/lib/db/client";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";

/** What a test cares about in a message; the rest is ordinary. */
export interface Said {
  channelId: string;
  authorId: string;
  login: string;
  text: string;
  at: Date;
  streamId: string;
  emotes: [id: string, first: number, last: number][];
}

/** A channel whose chat is read. */
export async function addChannel(
  db: Db,
  id: string,
  { login = `channel${id}`, readers = "moderators" }: { login?: string; readers?: string } = {},
): Promise<void> {
  await db.query(
    "INSERT INTO broadcaster (id, login, display_name) VALUES ($1, $2, $2) ON CONFLICT (id) DO NOTHING",
    [id, login],
  );
  await db.query("INSERT INTO channel (broadcaster_id, authorised_by, readers) VALUES ($1, 'owner', $2)", [
    id,
    readers,
  ]);
}

/** Stores messages with their figures by hour and what is known of their authors, as ingest does. Says their ids. */
export async function addMessages(db: Db, messages: readonly Partial<Said>[]): Promise<string[]> {
  const said = messages.map(whole);
  const times = said.map(({ at }) => at.getTime());
  await makeWeeks(db, weeksBetween(Math.min(...times), Math.max(...times)));
  await db.query(
    `INSERT INTO chat_message (id, sent_at, received_at, channel_id, stream_id, author_id, author_login, author_name,
       text, emotes, flags)
     SELECT id, at, at, channel, stream, author, login, initcap(login), text, emotes::jsonb,
       CASE WHEN emotes IS NULL THEN 0 ELSE 512 END
     FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[])
       AS said (id, at, channel, stream, author, login, text, emotes)`,
    [
      said.map(({ id }) => id),
      said.map(({ at }) => at),
      said.map(({ channelId }) => channelId),
      said.map(({ streamId }) => streamId),
      said.map(({ authorId }) => authorId),
      said.map(({ login }) => login),
      said.map(({ text }) => text),
      said.map(({ emotes }) => (emotes.length > 0 ? JSON.stringify(emotes) : null)),
    ],
  );
  const ids = said.map(({ id }) => id);
  await countAuthors(db, ids);
  return ids;
}

async function countAuthors(db: Db, ids: readonly string[]): Promise<void> {
  await db.query(
    `INSERT INTO chat_hour AS h (channel_id, hour, author_id, stream_id, messages)
     SELECT channel_id, date_trunc('hour', sent_at, 'UTC'), author_id, stream_id, count(*)
     FROM chat_message WHERE id = ANY($1) GROUP BY 1, 2, 3, 4
     ON CONFLICT (channel_id, hour, author_id, stream_id) DO UPDATE SET messages = h.messages + excluded.messages`,
    [ids],
  );
  await db.query(
    `INSERT INTO viewer (twitch_id, login, display_name, first_seen_at, last_seen_at)
     SELECT author_id, min(author_login), min(author_name), min(sent_at), max(sent_at)
     FROM chat_message WHERE id = ANY($1) GROUP BY author_id ON CONFLICT DO NOTHING`,
    [ids],
  );
  await db.query(
    `INSERT INTO channel_viewer (channel_id, viewer_id, first_seen_at, last_seen_at, messages)
     SELECT channel_id, author_id, min(sent_at), max(sent_at), count(*)
     FROM chat_message WHERE id = ANY($1) GROUP BY 1, 2 ON CONFLICT DO NOTHING`,
    [ids],
  );
  await db.query(
    `INSERT INTO viewer_stream (viewer_id, stream_id, channel_id, first_seen_at, messages)
     SELECT author_id, stream_id, channel_id, min(sent_at), count(*)
     FROM chat_message WHERE id = ANY($1) GROUP BY 1, 2, 3 ON CONFLICT DO NOTHING`,
    [ids],
  );
}

const whole = (said: Partial<Said>): Said & { id: string } => ({
  id: randomUUID(),
  channelId: "1",
  authorId: "77",
  login: "ann",
  text: "hello",
  at: new Date("2026-11-20T18:00:00Z"),
  streamId: CHAT_ONLY_STREAM_ID,
  emotes: [],
  ...said,
});
