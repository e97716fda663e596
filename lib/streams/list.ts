import { z } from "zod";
import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import type { BroadcasterRef } from "@/lib/events/schema";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { segmentsOf } from "./core/read/played-categories";
import { type StreamRow, summaryOf } from "./core/read/summary-of";
import * as repository from "./repository-read";
import type {
  FollowedStreamList,
  FollowedStreamsQuery,
  StreamList,
  StreamSummary,
  StreamsQuery,
} from "./schema";

/** The channel of this login. @throws TallyError not_found */
export async function channelOf(login: string, from: Db = db()): Promise<BroadcasterRef> {
  const broadcaster = await repository.findBroadcaster(from, login);
  if (!broadcaster) throw new TallyError("not_found", "Nobody here follows a channel of this name.");
  return broadcaster;
}

/** A channel's streams, newest first. @throws TallyError not_found, bad_request for a cursor that is not ours */
export async function listStreams(
  login: string,
  query: StreamsQuery,
  now = instanceNow(),
  from: Db = db(),
): Promise<StreamList> {
  const { id } = await channelOf(login, from);
  const rows = await repository.listOfChannel(from, id, {
    limit: query.limit + 1,
    after: readCursor(query.cursor),
    from: query.from ?? null,
    to: query.to ?? null,
    category: query.category ?? null,
  });
  return pageOf(rows, query.limit, await summariesOf(from, rows, now));
}

/** The streams of everybody a person follows, newest first. @throws TallyError bad_request for a foreign cursor */
export async function listFollowedStreams(
  userId: string,
  query: FollowedStreamsQuery,
  now = instanceNow(),
  from: Db = db(),
): Promise<FollowedStreamList> {
  const rows = await repository.listOfFollowed(from, userId, {
    limit: query.limit + 1,
    after: readCursor(query.cursor),
    q: query.q,
  });
  const broadcasters = await repository.loadBroadcasters(
    from,
    rows.map(({ broadcasterId }) => broadcasterId),
  );
  const summaries = await summariesOf(from, rows, now);
  const items = summaries.flatMap((summary, place) => {
    const broadcaster = broadcasters.get(rows[place]?.broadcasterId ?? "");
    return broadcaster ? [{ ...summary, broadcaster }] : [];
  });
  return pageOf(rows, query.limit, items);
}

/** Rows with what was played in them. */
export async function summariesOf(from: Db, rows: readonly StreamRow[], now: Date): Promise<StreamSummary[]> {
  const segments = await repository.loadSegments(
    from,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => summaryOf(row, segmentsOf(segments.get(row.id) ?? [], row.endedAt), now));
}

/** `rows` are one more than the page holds when there is another page. */
function pageOf<Item>(rows: readonly StreamRow[], limit: number, items: readonly Item[]) {
  const last = rows[limit - 1];
  return {
    items: items.slice(0, limit),
    next_cursor: rows.length > limit && last ? encodeCursor([last.startedAt.toISOString(), last.id]) : null,
  };
}

const place = z.tuple([z.iso.datetime(), z.uuid()]);

function readCursor(cursor: string | undefined): repository.After | null {
  if (cursor === undefined) return null;
  const read = place.safeParse(decodeCursor(cursor));
  if (read.success) return { startedAt: read.data[0], id: read.data[1] };
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}
