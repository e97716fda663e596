import { randomUUID } from "node:crypto";
import type pg from "pg";
import { weekOf } from "@/lib/chat/core/weeks";
import { makeWeeks } from "@/lib/chat/repository-partitions";
import type { LiveChat } from "@/lib/chat/schema";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";
import type { Page } from "./realtime";

/** A connected channel. */
export async function addChatChannel(db: pg.Pool, id: string, readers = "listed"): Promise<void> {
  await db.query(
    `INSERT INTO broadcaster (id, login, display_name) VALUES ($1, 'login' || $1, 'Name' || $1)
     ON CONFLICT DO NOTHING`,
    [id],
  );
  await db.query(
    "INSERT INTO channel (broadcaster_id, authorised_by, readers) VALUES ($1, 'owner', $2) ON CONFLICT DO NOTHING",
    [id, readers],
  );
  await makeWeeks(db, [weekOf(Date.now())]);
}

/** Lets somebody read a channel's chat. */
export const letRead = (db: pg.Pool, channelId: string, twitchId: string) =>
  db.query("INSERT INTO channel_reader (broadcaster_id, twitch_id, login) VALUES ($1, $2, 'reader' || $2)", [
    channelId,
    twitchId,
  ]);

/** Writes messages as ingest does, in one transaction that tells who listens. Says their ids. */
export async function say(
  db: pg.Pool,
  channelId: string,
  texts: readonly string[],
  sentAt = Date.now(),
): Promise<string[]> {
  const ids = texts.map(() => randomUUID());
  await db.query(
    `WITH written AS (
       INSERT INTO chat_message (id, sent_at, received_at, channel_id, stream_id, author_id, author_login,
         author_name, text)
       SELECT id, $3, $3, $4, $5, '77', 'ann', 'Ann', text
       FROM unnest($1::uuid[], $2::text[]) AS said (id, text) RETURNING channel_id
     ) SELECT pg_notify('chat', channel_id) FROM written LIMIT 1`,
    [ids, texts, new Date(sentAt), channelId, CHAT_ONLY_STREAM_ID],
  );
  return ids;
}

/** Takes messages away, as a timeout does. */
export const takeAway = (db: pg.Pool, channelId: string, ids: readonly string[]) =>
  db.query(
    `WITH marked AS (
       UPDATE chat_message SET deleted_at = now(), deleted_by = 'timeout' WHERE id = ANY($1) RETURNING id
     ) SELECT pg_notify('chat', $2) FROM marked LIMIT 1`,
    [ids, channelId],
  );

/** Somebody who watches a chat, and all they are told. */
export function watch(page: Page, channelId: string) {
  const told = { batches: [] as LiveChat[], states: [] as string[] };
  const stop = page.connection.watchChat(channelId, {
    onBatch: (batch) => told.batches.push(batch),
    onState: (state) => told.states.push(state),
  });
  return {
    ...told,
    stop,
    erased: () => told.batches.flatMap(({ erased }) => erased),
    texts: () =>
      told.batches.flatMap(({ lines }) =>
        lines.map((line) => (line.type === "message" ? line.message.text : line.type)),
      ),
    deleted: () => told.batches.flatMap(({ deleted }) => deleted.map(({ id }) => id)),
  };
}
