import { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import type { FileDownload } from "@/lib/http/download";
import { type Columns, tableFile } from "@/lib/http/table-file";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { ownChannel, readableChannel } from "./access";
import { recordSearch } from "./audit";
import { veiled } from "./core/veil";
import { noteWatching } from "./repository-feed";
import { listMessages as listRows, type MessagePart, type Place } from "./repository-messages";
import { idsOfLogins } from "./repository-search-read";
import type { ChatMessage, MessageExportQuery, MessageList, MessageListQuery } from "./schema";

/**
 * Messages of a channel, newest first. Its owner can see that somebody looked and for what, and alone reads what was
 * taken away, and finds it by what it said.
 * @throws TallyError not_found alike when there is no such channel and when it is not theirs to read; bad_request for
 *   a cursor that is not ours
 */
export async function listMessages(
  person: Person,
  login: string,
  query: MessageListQuery,
  from: Db = db(),
): Promise<MessageList> {
  const { limit, cursor, ...filter } = query;
  const after = cursor === undefined ? null : placeOf(cursor);
  const { id: channelId } = await readableChannel(from, person, login);
  const owns = channelId === person.twitchId;
  const part = await partOf(from, channelId, filter, { hidesTaken: !owns && filter.q !== "" });
  const rows = await listRows(from, { ...part, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  if (!owns) await noteLook(from, person, { channelId, ...filter }, page.length);
  const last = page.at(-1);
  return {
    items: owns ? page : page.map(veiled),
    next_cursor: rows.length > page.length && last ? encodeCursor([Date.parse(last.sentAt), last.id]) : null,
  };
}

type Filter = Pick<MessageListQuery, "q" | "author" | "streamId" | "from" | "to" | "deleted">;

async function partOf(
  db: Db,
  channelId: string,
  { q, author, streamId, from, to, deleted }: Filter,
  { hidesTaken }: { hidesTaken: boolean },
): Promise<Omit<MessagePart, "after" | "limit">> {
  return {
    ...{ channelId, words: q, streamId: streamId ?? null, from: from ?? null, to: to ?? null },
    authorIds: author === undefined ? null : await idsOfLogins(db, [author]),
    deleted: deleted ?? null,
    hidesTaken,
  };
}

/** Who looks for something says for what; who only leafs through is noted once an hour, as with the live view. */
async function noteLook(
  db: Db,
  { id: userId }: Person,
  { channelId, q, author }: { channelId: string } & Filter,
  found: number,
): Promise<void> {
  const query = [author && `from:${author}`, q].filter(Boolean).join(" ");
  if (query === "") return noteWatching(db, channelId, userId);
  const results = new Map([[channelId, found]]);
  await recordSearch(db, { channelIds: [channelId], userId, action: "search", query, results });
}

/** Rows asked for at once: what a file of any length holds in memory. */
const ROWS = 2_000;

/** Messages of the person's own channel as a file, newest first. @throws TallyError not_found */
export async function exportMessages(
  person: Person,
  login: string,
  { format, ...filter }: MessageExportQuery,
  { signal, from = db() }: { signal: AbortSignal; from?: Db },
): Promise<FileDownload> {
  const channel = await ownChannel(from, person, login);
  const part = await partOf(from, channel.id, filter, { hidesTaken: false });
  async function* rows(): AsyncGenerator<ChatMessage> {
    let after: Place | null = null;
    while (!signal.aborted) {
      const page: ChatMessage[] = await listRows(from, { ...part, after, limit: ROWS });
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < ROWS) return;
      after = { at: Date.parse(last.sentAt), id: last.id };
    }
  }
  return tableFile(`${channel.login}-messages`, format, rows(), COLUMNS);
}

const COLUMNS: Columns<ChatMessage> = {
  id: ({ id }) => id,
  sent_at: ({ sentAt }) => sentAt,
  stream_id: ({ streamId }) => streamId,
  author_id: ({ author }) => author.id,
  author_login: ({ author }) => author.login,
  author_name: ({ author }) => author.displayName,
  roles: ({ roles }) => roles.join(" "),
  text: ({ text }) => text,
  bits: ({ bits }) => bits,
  reply_to_id: ({ replyTo }) => replyTo?.id ?? null,
  deleted_at: ({ deleted }) => deleted?.at ?? null,
  deleted_by: ({ deleted }) => deleted?.by ?? null,
};

// Dates end 8.64e15 ms after the epoch.
const place = z.tuple([z.int().min(0).max(8.64e15), z.guid()]);

function placeOf(cursor: string): Place {
  const read = place.safeParse(decodeCursor(cursor));
  if (read.success) return { at: read.data[0], id: read.data[1] };
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}
