import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { type MessageRow, messageOfRow } from "./core/line-of-row";
import { MESSAGE_COLUMNS } from "./repository-rows";
import type { ChatMessage } from "./schema";

export interface OwnRow {
  messages: number;
  firstAt: Date | null;
  lastAt: Date | null;
  optedOutAt: Date | null;
}

/** What is kept of somebody's own words. */
export async function ownFacts(db: Db, twitchId: string): Promise<OwnRow> {
  const { rows } = await db.query<OwnRow>(
    `SELECT count(*)::int AS messages, min(sent_at) AS "firstAt", max(sent_at) AS "lastAt",
       (SELECT o.at FROM chat_opt_out o WHERE o.twitch_id = $1) AS "optedOutAt"
     FROM chat_message WHERE author_id = $1`,
    [twitchId],
  );
  return rows[0] ?? { messages: 0, firstAt: null, lastAt: null, optedOutAt: null };
}

export interface Place {
  /** ms since the epoch */
  at: number;
  id: string;
}

export interface OwnPart {
  twitchId: string;
  /** Words that must all be there, as websearch_to_tsquery reads them; "" for all messages. */
  words: string;
  /** Behind this message, which is newer; null: from the newest on. */
  after: Place | null;
  limit: number;
}

/** What one answered was written by somebody else, perhaps where one may not read: only that there was an answer. */
const NO_REPLY = `
  LEFT JOIN LATERAL (
    SELECT NULL::text AS text, NULL::text AS author_id, NULL::text AS author_login, NULL::text AS author_name
  ) reply ON true`;

/** Somebody's own messages in all channels, newest first. */
export async function ownMessages(db: Db, part: OwnPart): Promise<ChatMessage[]> {
  const { twitchId, words, after, limit } = part;
  const { rows } = await db.query<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM (
       SELECT * FROM chat_message
       WHERE author_id = $1 AND ($2 = '' OR words @@ websearch_to_tsquery('simple', $2))
         ${after ? "AND (sent_at, id) < ($4::timestamptz, $5::uuid)" : ""}
       ORDER BY sent_at DESC, id DESC LIMIT $3
     ) m ${NO_REPLY} ORDER BY m.sent_at DESC, m.id DESC`,
    [twitchId, words, limit, ...(after ? [new Date(after.at), after.id] : [])],
  );
  return rows.map(messageOfRow);
}

/** A line of the export: what somebody wrote, or what Twitch said of them with what they wrote to it. */
export interface OwnLine {
  id: string;
  sentAt: Date;
  channelId: string;
  /** "message", or Twitch's msg-id of what it said. */
  kind: string;
  text: string;
  systemText: string;
  bits: number | null;
  replyToId: string | null;
  deletedAt: Date | null;
}

const MESSAGE_LINES = `SELECT id, sent_at AS "sentAt", channel_id AS "channelId", 'message' AS kind, text,
  '' AS "systemText", bits, reply_to_id AS "replyToId", deleted_at AS "deletedAt" FROM chat_message`;
const EVENT_LINES = `SELECT id, sent_at AS "sentAt", channel_id AS "channelId", kind, text,
  system_text AS "systemText", NULL::int AS bits, NULL::uuid AS "replyToId", NULL::timestamptz AS "deletedAt"
  FROM chat_event`;

/** Lines of one sort behind a place, oldest first. */
export async function ownLines(
  db: Db,
  sort: "messages" | "events",
  { twitchId, after, limit }: { twitchId: string; after: Place | null; limit: number },
): Promise<OwnLine[]> {
  const { rows } = await db.query<OwnLine>(
    `${sort === "messages" ? MESSAGE_LINES : EVENT_LINES}
     WHERE author_id = $1 AND (sent_at, id) > ($2::timestamptz, $3::uuid)
     ORDER BY sent_at, id LIMIT $4`,
    [twitchId, after ? new Date(after.at) : "-infinity", after?.id ?? NIL, limit],
  );
  return rows;
}

const NIL = "00000000-0000-0000-0000-000000000000";

/** Notes that nothing of somebody's is to be kept; false when that was so before. */
export async function putOptOut(db: Db, twitchId: string, at: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    "INSERT INTO chat_opt_out (twitch_id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    [twitchId, at],
  );
  return rowCount === 1;
}

/** Takes that back; false when it was not so. */
export async function deleteOptOut(db: Db, twitchId: string): Promise<boolean> {
  const { rowCount } = await db.query("DELETE FROM chat_opt_out WHERE twitch_id = $1", [twitchId]);
  return rowCount === 1;
}

/** Channels by id, for showing. */
export async function channelsOf(db: Db, ids: readonly string[]): Promise<BroadcasterRef[]> {
  const { rows } = await db.query<BroadcasterRef>(
    `SELECT id, login, display_name AS "displayName", avatar_url AS "avatarUrl" FROM broadcaster
     WHERE id = ANY($1) ORDER BY login`,
    [ids],
  );
  return rows;
}
