import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { type GapRow, gapOfRow, type MessageRow, messageOfRow } from "./core/line-of-row";
import { GAP_COLUMNS, MESSAGE_COLUMNS, REPLY } from "./repository-rows";
import type { Key } from "./repository-search";
import type { ChatGap, ChatMessage } from "./schema";

/** Ids of those who have these logins, or had them when they were last seen. A name that passed on is of both. */
export async function idsOfLogins(db: Db, logins: readonly string[]): Promise<string[]> {
  if (logins.length === 0) return [];
  const { rows } = await db.query<{ id: string }>(
    `SELECT twitch_id AS id FROM viewer WHERE login = ANY($1::text[])
     UNION SELECT id FROM broadcaster WHERE login = ANY($1::text[])`,
    [logins],
  );
  return rows.map(({ id }) => id);
}

/** The messages of these places, in their order; those taken out meanwhile are left out. */
export async function messagesAt(db: Db, keys: readonly Key[]): Promise<ChatMessage[]> {
  if (keys.length === 0) return [];
  const { rows } = await db.query<MessageRow>({
    // Planned once for each connection: with a partition for every week that takes longer than to read the rows.
    name: "chat-messages-at",
    text: `SELECT ${MESSAGE_COLUMNS}
     FROM unnest($1::uuid[], $2::timestamptz[]) WITH ORDINALITY AS key (id, sent_at, place)
     CROSS JOIN LATERAL (
       SELECT * FROM chat_message WHERE id = key.id AND sent_at = key.sent_at LIMIT 1
     ) AS m ${REPLY} ORDER BY key.place`,
    values: [keys.map(({ id }) => id), keys.map(({ sentAt }) => sentAt)],
  });
  return rows.map(messageOfRow);
}

/** The places in another order: where the words stand closest and most often, among short messages, comes first. */
export async function bestFirst(db: Db, keys: readonly Key[], words: string): Promise<Key[]> {
  const { rows } = await db.query<Key>(
    `SELECT key.id, key.sent_at AS "sentAt"
     FROM unnest($1::uuid[], $2::timestamptz[]) AS key (id, sent_at)
     CROSS JOIN LATERAL (
       SELECT words FROM chat_message WHERE id = key.id AND sent_at = key.sent_at LIMIT 1
     ) AS m ORDER BY ts_rank(m.words, $3::tsquery, 1) DESC, key.sent_at DESC, key.id DESC`,
    [keys.map(({ id }) => id), keys.map(({ sentAt }) => sentAt), words],
  );
  return rows;
}

/** More gaps than this between two messages say no more than the longest of them do. */
const GAPS_AT_MOST = 50;

/**
 * Gaps of channels that began at or after `from` and before `to` (ms since the epoch; null: open), newest first;
 * with `reaching`, also those that began before and reach in. When there are very many, the longest.
 */
export async function gapsIn(
  db: Db,
  channels: readonly string[],
  { from, to, reaching }: { from: number | null; to: number | null; reaching: boolean },
): Promise<ChatGap[]> {
  const { rows } = await db.query<GapRow>(
    `SELECT * FROM (
       SELECT ${GAP_COLUMNS} FROM chat_gap g
       WHERE g.channel_id = ANY($1::text[]) AND g.from_at < coalesce($3::timestamptz, 'infinity')
         AND ($2::timestamptz IS NULL OR g.from_at >= $2 OR ($4 AND coalesce(g.to_at, 'infinity') > $2))
       ORDER BY coalesce(g.to_at, now()) - g.from_at DESC LIMIT ${GAPS_AT_MOST}
     ) AS longest ORDER BY "fromAt" DESC`,
    [channels, from === null ? null : new Date(from), to === null ? null : new Date(to), reaching],
  );
  return rows.map(gapOfRow);
}

export interface FoundMessage {
  message: ChatMessage;
  channel: BroadcasterRef;
}

/** A message and the channel it is of; undefined when it is not kept. */
export async function messageById(db: Db, id: string): Promise<FoundMessage | undefined> {
  const { rows } = await db.query<
    MessageRow & { login: string; displayName: string; avatarUrl: string | null }
  >(
    `SELECT ${MESSAGE_COLUMNS}, b.login, b.display_name AS "displayName", b.avatar_url AS "avatarUrl"
     FROM (SELECT * FROM chat_message WHERE id = $1 LIMIT 1) AS m
     JOIN broadcaster b ON b.id = m.channel_id ${REPLY}`,
    [id],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { channelId, login, displayName, avatarUrl } = row;
  return { message: messageOfRow(row), channel: { id: channelId, login, displayName, avatarUrl } };
}
