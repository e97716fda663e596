import { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import * as repository from "./repository-own";
import type { OwnChat, OwnMessages, ownMessagesQuery } from "./schema";

/** What is kept of the person's own words, in all channels. */
export async function ownChat({ twitchId }: Person, from: Db = db()): Promise<OwnChat> {
  const { messages, firstAt, lastAt, optedOutAt } = await repository.ownFacts(from, twitchId);
  return {
    messages,
    firstAt: firstAt?.toISOString() ?? null,
    lastAt: lastAt?.toISOString() ?? null,
    optedOutAt: optedOutAt?.toISOString() ?? null,
  };
}

/**
 * The person's own messages in all channels, whoever may read there, newest first. Nobody else's words are among
 * them, so that this is not written down for the channels' owners.
 * @throws TallyError bad_request for a cursor that is not ours
 */
export async function searchOwn(
  { twitchId }: Person,
  { q, cursor, limit }: z.output<typeof ownMessagesQuery>,
  from: Db = db(),
): Promise<OwnMessages> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const part = { twitchId, words: q, after, limit: limit + 1 };
  const found = await repository.ownMessages(from, part);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const ids = [...new Set(items.map(({ channelId }) => channelId))];
  return {
    items,
    channels: await repository.channelsOf(from, ids),
    next_cursor: found.length > limit && last ? encodeCursor([Date.parse(last.sentAt), last.id]) : null,
  };
}

// Dates end 8.64e15 ms after the epoch; Postgres knows none as long before it.
const place = z.tuple([z.number().int().min(0).max(8.64e15), z.guid()]);

function readCursor(text: string): repository.Place {
  const read = place.safeParse(decodeCursor(text));
  if (read.success) return { at: read.data[0], id: read.data[1] };
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}
