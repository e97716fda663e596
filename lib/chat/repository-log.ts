import type { Db } from "@/lib/db/client";
import {
  type EventRow,
  eventOfRow,
  type GapRow,
  gapOfRow,
  type MessageRow,
  messageOfRow,
} from "./core/line-of-row";
import { EVENT_COLUMNS, GAP_COLUMNS, MESSAGE_COLUMNS, REPLY } from "./repository-rows";
import type { ChatLine, Direction, LogPlace } from "./schema";

/** Which part of a channel's log: up to `limit` lines next to `from`, or the newest when `from` is null. */
export interface LogPart {
  channelId: string;
  from: LogPlace | null;
  direction: Direction;
  limit: number;
}

/** Messages of a part, in the direction in which they are read. */
export async function messagesOf(db: Db, part: LogPart): Promise<ChatLine[]> {
  const { rows } = await db.query<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM (SELECT * FROM chat_message WHERE ${within(part)}) m ${REPLY}`,
    valuesOf(part),
  );
  return rows.map((row) => ({ type: "message", message: messageOfRow(row) }));
}

/** What Twitch said in a part, in the direction in which it is read. */
export async function eventsOf(db: Db, part: LogPart): Promise<ChatLine[]> {
  const { rows } = await db.query<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM (SELECT * FROM chat_event WHERE ${within(part)}) e`,
    valuesOf(part),
  );
  return rows.map((row) => ({ type: "event", event: eventOfRow(row) }));
}

/** The order is the primary one of both tables' indexes, newest week first: nothing is sorted, and reading stops early. */
function within({ from, direction }: LogPart): string {
  const older = direction === "older";
  const behind = from && `AND (sent_at, id) ${older ? "<" : ">"} ($3::timestamptz, $4::uuid)`;
  const order = older ? "DESC" : "ASC";
  return `channel_id = $1 ${behind ?? ""} ORDER BY sent_at ${order}, id ${order} LIMIT $2`;
}

const valuesOf = ({ channelId, from, limit }: LogPart): unknown[] =>
  from ? [channelId, limit, new Date(from.at), from.id] : [channelId, limit];

/** More gaps than this on one page would be a page of gaps. */
const GAPS_AT_MOST = 50;

/** Gaps that began at or after `from` and before `to` (ms since the epoch; null: open), the newest of them. */
export async function gapsBetween(
  db: Db,
  channelId: string,
  span: { from: number | null; to: number | null },
): Promise<ChatLine[]> {
  const { rows } = await db.query<GapRow>(
    `SELECT ${GAP_COLUMNS} FROM chat_gap g
     WHERE g.channel_id = $1 AND ($2::timestamptz IS NULL OR g.from_at >= $2)
       AND ($3::timestamptz IS NULL OR g.from_at < $3)
     ORDER BY g.from_at DESC LIMIT ${GAPS_AT_MOST}`,
    [channelId, ...[span.from, span.to].map((at) => (at === null ? null : new Date(at)))],
  );
  return rows.map((row) => ({ type: "gap", gap: gapOfRow(row) }));
}
