import { z } from "zod";
import { can, type Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { createLargeCounts } from "@/lib/kernel/large-counts";
import { nothingHere, readableChannel } from "./access";
import { readableCollection } from "./access-collections";
import { type ClipRow, clipOfRow } from "./core/clip-of-row";
import { marksQuery, wordsQuery } from "./core/search-query";
import { countClips } from "./repository-count";
import * as repository from "./repository-read";
import { type ClipList, type ClipSort, type ClipsQuery, MOST_COUNTED } from "./schema";
import { managesClips } from "./sees-clip";

/** That there are so many or more is true for long; a number that is told as it is, is counted each time. */
const mostCounts = createLargeCounts<{ total: number }>(MOST_COUNTED);

/**
 * A page of clips: of a channel, or of all channels whose clips are archived.
 * @throws TallyError not_found when the channel, the collection or what it removed is not theirs to see, bad_request
 *   for a cursor that is not ours
 */
export async function listClips(person: Person, query: ClipsQuery, from: Db = db()): Promise<ClipList> {
  const { sort, limit, cursor } = query;
  const place = cursor === undefined ? null : placeOf(cursor, sort);
  const filter = await filterOf(person, query, from);
  // Counting costs more than the page: it is done for the first one, and the next ones are told of it by the cursor.
  const [rows, total] = await Promise.all([
    repository.listClips(from, filter, { sort, after: place, limit: limit + 1 }),
    place?.total ?? totalOf(from, filter),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => clipOfRow(row, { manages: managesClips(person, row.broadcaster.id) })),
    next_cursor: last ? encodeCursor([sort, sortedBy(last, sort), last.id, total]) : null,
    total,
  };
}

async function totalOf(from: Db, filter: repository.ClipFilter): Promise<number> {
  const { total } = await mostCounts.of(JSON.stringify(filter), Date.now, () =>
    countClips(from, filter, MOST_COUNTED),
  );
  return total;
}

/** What a query narrows clips to. @throws TallyError as `listClips` */
export async function filterOf(
  person: Person,
  query: Omit<ClipsQuery, "sort" | "limit" | "cursor">,
  from: Db,
): Promise<repository.ClipFilter> {
  const { q, creator, categoryId = "", tag = "", removed, collectionId } = query;
  const found = query.channel === undefined ? null : await readableChannel(from, person, query.channel);
  if (removed && found === null) throw needsChannel();
  if (removed && !found?.manages) throw nothingHere();
  if (found === null && can(person, { action: "clips.read" }) !== "allowed") throw nothingHere();
  const collection = collectionId && (await readableCollection(from, person, collectionId));
  return {
    channelId: found?.channel.id ?? (collection ? collection.broadcaster.id : null),
    words: wordsQuery(q),
    marks: marksQuery({ creator, categoryId, tag }),
    streamId: query.streamId ?? null,
    collectionId: collectionId ?? null,
    from: query.from === undefined ? null : new Date(query.from),
    to: query.to === undefined ? null : new Date(query.to),
    gone: query.gone,
    removed,
  };
}

const needsChannel = () =>
  new TallyError("bad_request", "Something in the query does not fit.", {
    fields: [{ field: "removed", message: "must be asked of one channel" }],
  });

function sortedBy(row: ClipRow, sort: ClipSort): number {
  switch (sort) {
    case "created":
      return row.createdAt.getTime();
    case "views":
      return row.views;
    case "duration":
      return row.durationMs;
  }
}

/** Counts fit Postgres's integer; dates end 8.64e15 ms after the epoch. */
const count = z.int().min(0).max(2_147_483_647);
const time = z.int().min(0).max(8.64e15);

function placeOf(cursor: string, sort: ClipSort): repository.Place & { total: number } {
  const place = z.tuple([z.literal(sort), sort === "created" ? time : count, z.uuid(), count]);
  const read = place.safeParse(decodeCursor(cursor));
  if (!read.success)
    throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
      fields: [{ field: "cursor", message: "must be the next_cursor of an answer in the same order" }],
    });
  const [, value, id, total] = read.data;
  return { value: sort === "created" ? new Date(value) : value, id, total };
}
