import type { Db } from "@/lib/db/client";
import {
  deletedBy,
  type EventRow,
  eventOfRow,
  type GapRow,
  gapOfRow,
  type MessageRow,
  messageOfRow,
} from "./core/line-of-row";
import { EVENT_COLUMNS, GAP_COLUMNS, MESSAGE_COLUMNS, REPLY } from "./repository-rows";
import type { ChatEvent, ChatGap, ChatMessage, LiveChat } from "./schema";

/** How far back a look goes, and what need not be told again. */
export interface Look {
  channelId: string;
  /** Lines from the newest on. */
  depth: number;
  /** Ids of lines that were told. */
  known: readonly string[];
}

/** Those of a channel's newest messages that are not known yet, oldest first. */
export async function newMessages(db: Db, { channelId, depth, known }: Look): Promise<ChatMessage[]> {
  const { rows } = await db.query<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM (
       SELECT * FROM chat_message WHERE channel_id = $1 ORDER BY sent_at DESC, id DESC LIMIT $2
     ) m ${REPLY}
     WHERE NOT m.id = ANY($3::uuid[]) ORDER BY m.sent_at, m.id`,
    [channelId, depth, known],
  );
  return rows.map(messageOfRow);
}

/** Those of a channel's newest events that are not known yet, oldest first. */
export async function newEvents(db: Db, { channelId, depth, known }: Look): Promise<ChatEvent[]> {
  const { rows } = await db.query<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM (
       SELECT * FROM chat_event WHERE channel_id = $1 ORDER BY sent_at DESC, id DESC LIMIT $2
     ) e WHERE NOT e.id = ANY($3::uuid[]) ORDER BY e.sent_at, e.id`,
    [channelId, depth, known],
  );
  return rows.map(eventOfRow);
}

/** The messages of a channel that were taken away last and of which that is not known yet. */
export async function newDeletions(db: Db, { channelId, depth, known }: Look): Promise<LiveChat["deleted"]> {
  const { rows } = await db.query<{ id: string; deletedAt: Date; deletedBy: string | null; byHand: boolean }>(
    `SELECT id, deleted_at AS "deletedAt", deleted_by AS "deletedBy", removed_by IS NOT NULL AS "byHand" FROM (
       SELECT id, deleted_at, deleted_by, removed_by FROM chat_message
       WHERE channel_id = $1 AND deleted_at IS NOT NULL ORDER BY deleted_at DESC LIMIT $2
     ) d WHERE NOT id = ANY($3::uuid[])`,
    [channelId, depth, known],
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.deletedAt.toISOString(),
    by: deletedBy(row),
  }));
}

/** A channel's newest gap, which is the open one if there is one. */
export async function newestGap(db: Db, channelId: string): Promise<ChatGap | null> {
  const { rows } = await db.query<GapRow>(
    `SELECT ${GAP_COLUMNS} FROM chat_gap g WHERE g.channel_id = $1 ORDER BY g.from_at DESC LIMIT 1`,
    [channelId],
  );
  return rows[0] ? gapOfRow(rows[0]) : null;
}

/** Notes that somebody watches a channel, unless that was noted within the hour. */
export async function noteWatching(db: Db, channelId: string, userId: string): Promise<void> {
  await db.query(
    `INSERT INTO chat_search_audit (channel_id, user_id, action)
     SELECT $1, $2::uuid, 'live' WHERE NOT EXISTS (
       SELECT FROM chat_search_audit
       WHERE channel_id = $1 AND user_id = $2::uuid AND action = 'live' AND at > now() - interval '1 hour')`,
    [channelId, userId],
  );
}
