import { z } from "zod";
import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import type { BroadcasterRef } from "@/lib/events/schema";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { segmentsOf } from "./core/read/played-categories";
import { type StreamRow, summaryOf } from "./core/read/summary-of";
import {
  type After,
  type ListedStream,
  listOfFollowed,
  listStreams as listRows,
  type Part,
} from "./repository-list";
import * as repository from "./repository-read";
import type {
  FollowedStreamList,
  FollowedStreamsQuery,
  StreamList,
  StreamSort,
  StreamSummary,
  StreamsQuery,
} from "./schema";

/** The channel of this login. @throws TallyError not_found */
export async function channelOf(login: string, from: Db = db()): Promise<BroadcasterRef> {
  const broadcaster = await repository.findBroadcaster(from, login);
  if (!broadcaster) throw new TallyError("not_found", "Nobody here follows a channel of this name.");
  return broadcaster;
}

/** A channel's streams, the first of the order first. @throws TallyError not_found, bad_request for a foreign cursor */
export async function listStreams(
  login: string,
  query: StreamsQuery,
  now = instanceNow(),
  from: Db = db(),
): Promise<StreamList> {
  const { id } = await channelOf(login, from);
  const rows = await listRows(from, { channelId: id }, partOf(query));
  return pageOf(
    rows,
    query,
    rows.map((row) => summaryOfListed(row, now)),
  );
}

/**
 * The streams of one channel, or else of everybody a person follows, the first of the order first.
 * @throws TallyError not_found for an unknown channel, bad_request for a foreign cursor
 */
export async function listFollowedStreams(
  userId: string,
  query: FollowedStreamsQuery,
  now = instanceNow(),
  from: Db = db(),
): Promise<FollowedStreamList> {
  const part = partOf(query);
  const rows = await (async () => {
    if (query.channel !== undefined)
      return listRows(from, { channelId: (await channelOf(query.channel, from)).id }, part);
    return isNarrowed(query)
      ? listRows(from, { followerId: userId }, part)
      : listOfFollowed(from, userId, part);
  })();
  const items = rows.map((row) => ({ ...summaryOfListed(row, now), broadcaster: row.broadcaster }));
  return pageOf(rows, query, items);
}

/** A row of a list as it is shown. */
export const summaryOfListed = (row: ListedStream, now: Date): StreamSummary =>
  summaryOf(row, segmentsOf(row.segments, row.endedAt), now);

/** Rows with what was played in them. */
export async function summariesOf(from: Db, rows: readonly StreamRow[], now: Date): Promise<StreamSummary[]> {
  const segments = await repository.loadSegments(
    from,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => summaryOf(row, segmentsOf(segments.get(row.id) ?? [], row.endedAt), now));
}

/** One more than the page holds is asked for: it says that there is another page. */
const partOf = ({ limit, cursor, sort, from, to, categoryId, live, q }: StreamsQuery): Part => ({
  ...{ limit: limit + 1, after: readCursor(cursor, sort), sort, q },
  ...{ from: from ?? null, to: to ?? null, categoryId: categoryId ?? null, live: live ?? null },
});

const isNarrowed = ({ sort, from, to, categoryId, live, q }: StreamsQuery): boolean =>
  sort !== "started" || q !== "" || [from, to, categoryId, live].some((value) => value !== undefined);

function pageOf<Item>(
  rows: readonly ListedStream[],
  { limit, sort }: Pick<StreamsQuery, "limit" | "sort">,
  items: readonly Item[],
) {
  const last = rows[limit - 1];
  return {
    items: items.slice(0, limit),
    next_cursor: rows.length > limit && last ? encodeCursor([sort, placeOf(last.place), last.id]) : null,
  };
}

const placeOf = (place: number | Date): number | string =>
  place instanceof Date ? place.toISOString() : place;

/** Counts fit Postgres's integer; nothing lasts a hundred years. */
const amount = z.int().min(0).max(2_147_483_647);

function readCursor(cursor: string | undefined, sort: StreamSort): After | null {
  if (cursor === undefined) return null;
  // Postgres knows no year 0.
  const moment = z.iso.datetime().refine((time) => Date.parse(time) >= 0);
  const place = z.tuple([z.literal(sort), sort === "started" ? moment : amount, z.uuid()]);
  const read = place.safeParse(decodeCursor(cursor));
  if (read.success) return { value: read.data[1], id: read.data[2] };
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an answer in the same order" }],
  });
}
