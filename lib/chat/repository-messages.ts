import type { Db } from "@/lib/db/client";
import { type MessageRow, messageOfRow } from "./core/line-of-row";
import { MESSAGE_COLUMNS, REPLY } from "./repository-rows";
import type { ChatMessage } from "./schema";

/** A message's place: its time in ms since the epoch, and its id. */
export interface Place {
  at: number;
  id: string;
}

/** Which messages of a channel; null narrows nothing. */
export interface MessagePart {
  channelId: string;
  /** Words as websearch_to_tsquery reads them; "" for all. */
  words: string;
  authorIds: readonly string[] | null;
  streamId: string | null;
  from: string | null;
  to: string | null;
  deleted: boolean | null;
  /** Leaves out what was taken away: whoever may not read it may not find it by its words either. */
  hidesTaken: boolean;
  /** Behind this one, which is newer. */
  after: Place | null;
  limit: number;
}

/** Messages of a channel, newest first. The conditions are written only where they narrow: a week is planned for each. */
export async function listMessages(db: Db, part: MessagePart): Promise<ChatMessage[]> {
  const values: unknown[] = [part.channelId, part.limit];
  const put = (value: unknown) => `$${values.push(value)}`;
  const { authorIds, streamId, from, to, deleted, after, words } = part;
  const narrow = [
    words !== "" && `words @@ websearch_to_tsquery('simple', ${put(words)})`,
    authorIds !== null && `author_id = ANY(${put(authorIds)}::text[])`,
    streamId !== null && `stream_id = ${put(streamId)}::uuid`,
    from !== null && `sent_at >= ${put(from)}::timestamptz`,
    to !== null && `sent_at < ${put(to)}::timestamptz`,
    deleted !== null && `deleted_at IS ${deleted ? "NOT " : ""}NULL`,
    part.hidesTaken && "deleted_at IS NULL",
    after !== null && `(sent_at, id) < (${put(new Date(after.at))}::timestamptz, ${put(after.id)}::uuid)`,
  ];
  const { rows } = await db.query<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM (
       SELECT * FROM chat_message WHERE ${["channel_id = $1", ...narrow].filter(Boolean).join(" AND ")}
       ORDER BY sent_at DESC, id DESC LIMIT $2
     ) m ${REPLY} ORDER BY m.sent_at DESC, m.id DESC`,
    values,
  );
  return rows.map(messageOfRow);
}

/** Takes a message out of the log in somebody's name, unless it was taken away before; says whether. */
export async function takeOut(
  db: Db,
  { id, sentAt }: { id: string; sentAt: string },
  { at, by }: { at: Date; by: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE chat_message SET deleted_at = $3, deleted_by = 'deletion', removed_by = $4
     WHERE id = $1 AND sent_at = $2 AND deleted_at IS NULL`,
    [id, sentAt, at, by],
  );
  return rowCount === 1;
}

/** Puts a message back that was taken out by hand; false when it was not. `mark`: what chat says of it since. */
export async function putBack(
  db: Db,
  { id, sentAt }: { id: string; sentAt: string },
  mark: { at: number; by: string } | undefined,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE chat_message SET deleted_at = $3, deleted_by = $4, removed_by = NULL
     WHERE id = $1 AND sent_at = $2 AND removed_by IS NOT NULL`,
    [id, sentAt, mark ? new Date(mark.at) : null, mark?.by ?? null],
  );
  return rowCount === 1;
}

/** Whether what is said in a channel is kept, and for how many days at most; null: as the instance has it. */
export async function keepingOf(
  db: Db,
  channelId: string,
): Promise<{ logging: boolean; retentionDays: number | null }> {
  const { rows } = await db.query<{ logging: boolean; retentionDays: number | null }>(
    `SELECT logging, retention_days AS "retentionDays" FROM channel WHERE broadcaster_id = $1`,
    [channelId],
  );
  return rows[0] ?? { logging: false, retentionDays: null };
}
