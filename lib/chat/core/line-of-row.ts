import type { ChatEvent, ChatGap, ChatMessage } from "../schema";
import { FLAG, rolesOf } from "./flags";

/** A message as the select list of repository-rows gives it. */
export interface MessageRow {
  id: string;
  sentAt: Date;
  channelId: string;
  streamId: string;
  authorId: string;
  authorLogin: string;
  authorName: string;
  text: string;
  flags: number;
  badges: string[];
  colour: string;
  emotes: [id: string, first: number, last: number][] | null;
  bits: number | null;
  sourceChannelId: string | null;
  deletedAt: Date | null;
  deletedBy: string | null;
  /** Taken out of the log by whoever looks after it. */
  byHand: boolean;
  replyToId: string | null;
  /** Null where what was answered is not kept. */
  replyText: string | null;
  replyAuthorId: string | null;
  replyAuthorLogin: string | null;
  replyAuthorName: string | null;
}

/** A message as it is shown. */
export function messageOfRow(row: MessageRow): ChatMessage {
  return {
    id: row.id,
    channelId: row.channelId,
    streamId: row.streamId,
    author: { id: row.authorId, login: row.authorLogin, displayName: row.authorName },
    roles: rolesOf(row.flags),
    badges: row.badges,
    colour: row.colour || null,
    text: row.text,
    emotes: row.emotes ?? [],
    bits: row.bits,
    isAction: (row.flags & FLAG.action) !== 0,
    isFirst: (row.flags & FLAG.first) !== 0,
    replyTo: replyOf(row),
    sourceChannelId: row.sourceChannelId,
    sentAt: row.sentAt.toISOString(),
    deleted: row.deletedAt && { at: row.deletedAt.toISOString(), by: deletedBy(row) },
  };
}

function replyOf(row: MessageRow): ChatMessage["replyTo"] {
  if (row.replyToId === null) return null;
  if (row.replyAuthorId === null) return { id: row.replyToId, author: null, text: null };
  const author = {
    id: row.replyAuthorId,
    login: row.replyAuthorLogin ?? "",
    displayName: row.replyAuthorName ?? "",
  };
  return { id: row.replyToId, author, text: row.replyText };
}

type DeletedBy = NonNullable<ChatMessage["deleted"]>["by"];
const DELETED_BY: readonly string[] = ["timeout", "ban", "clear"] satisfies DeletedBy[];

/** The table's check allows no other; a message taken away without a word how counts as deleted by itself. */
export function deletedBy({
  deletedBy: stored,
  byHand,
}: Pick<MessageRow, "deletedBy" | "byHand">): DeletedBy {
  if (byHand) return "hand";
  return stored !== null && DELETED_BY.includes(stored) ? (stored as DeletedBy) : "deletion";
}

/** An event as the select list of repository-rows gives it. */
export interface EventRow {
  id: string;
  channelId: string;
  streamId: string;
  kind: string;
  authorId: string;
  authorLogin: string;
  authorName: string;
  systemText: string;
  text: string;
  sentAt: Date;
}

/** What Twitch said, as it is shown. */
export const eventOfRow = (row: EventRow): ChatEvent => ({
  id: row.id,
  channelId: row.channelId,
  streamId: row.streamId,
  kind: row.kind,
  author: { id: row.authorId, login: row.authorLogin, displayName: row.authorName },
  systemText: row.systemText,
  text: row.text,
  sentAt: row.sentAt.toISOString(),
});

/** A gap as the ledger has it. */
export interface GapRow {
  channelId: string;
  fromAt: Date;
  toAt: Date | null;
  reason: string;
}

export const gapOfRow = (row: GapRow): ChatGap => ({
  channelId: row.channelId,
  from: row.fromAt.toISOString(),
  to: row.toAt?.toISOString() ?? null,
  reason: row.reason,
});
