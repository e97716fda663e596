import { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { createLargeCounts } from "@/lib/kernel/large-counts";
import { channelOf } from "./access";
import { filterOf } from "./core/roles";
import type { ViewerRow } from "./core/viewer-of-row";
import * as counts from "./repository-count";
import * as repository from "./repository-read";
import { freshLists } from "./repository-roles";
import type {
  ChannelViewerList,
  ViewerSort,
  ViewersCountQuery,
  ViewersQuery,
  viewersCount,
  viewersStatistics,
} from "./schema";
import { readTimes, withRoles } from "./with-roles";

const FRESH_MS = 7 * 86_400_000;
/** From here on a count takes long enough to be kept: about 70 ms. */
const LARGE = 50_000;
const largeCounts = createLargeCounts<{ total: number; present: number }>(LARGE);
const largeFigures = createLargeCounts<Awaited<ReturnType<typeof counts.statisticsOf>> & { total: number }>(
  LARGE,
);

/**
 * A page of a channel's chatters, the latest or the most first, with how many match.
 * @throws TallyError not_found when the channel is not theirs to read, bad_request for a cursor that is not ours
 */
export async function listViewers(
  person: Person,
  login: string,
  query: ViewersQuery,
  from: Db = db(),
): Promise<ChannelViewerList> {
  const { id: channelId } = await channelOf(from, person, login, "read");
  const { sort, limit, cursor, role, ...asked } = query;
  const after = cursor === undefined ? null : placeOf(cursor, sort);
  const [sight, fresh] = await Promise.all([
    repository.sightOf(from, channelId, new Date()),
    freshLists(from, channelId),
  ]);
  const roles = filterOf(role, new Set(fresh.keys()));
  const filter = { ...asked, channelId, signsSince: sight.signsSince, ...roles };
  const [rows, counted] = await Promise.all([
    repository.listViewers(from, filter, { sort, after, limit: limit + 1 }),
    largeCounts.of(JSON.stringify({ ...filter, signsSince: null }), Date.now, () =>
      counts.countViewers(from, filter),
    ),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: await withRoles(from, channelId, shown, fresh),
    next_cursor: last ? encodeCursor([sort, sortedBy(last, sort), last.id]) : null,
    ...counted,
    presenceSource: sight.canAsk ? "chatters" : "messages",
    roleLists: readTimes(fresh),
  };
}

/** How many of a channel's chatters match. @throws TallyError not_found when the channel is not theirs to read */
export async function countViewers(
  person: Person,
  login: string,
  { role, ...asked }: ViewersCountQuery,
  from: Db = db(),
): Promise<z.infer<typeof viewersCount>> {
  const { id: channelId } = await channelOf(from, person, login, "read");
  const [sight, fresh] = await Promise.all([
    repository.sightOf(from, channelId, new Date()),
    freshLists(from, channelId),
  ]);
  const filter = {
    ...asked,
    channelId,
    signsSince: sight.signsSince,
    ...filterOf(role, new Set(fresh.keys())),
  };
  const counted = await counts.countViewers(from, filter);
  return { ...counted, presenceSource: sight.canAsk ? "chatters" : "messages" };
}

/** Figures of a channel's chatters. @throws TallyError not_found when the channel is not theirs to read */
export async function viewerStatistics(
  person: Person,
  login: string,
  from: Db = db(),
): Promise<z.infer<typeof viewersStatistics>> {
  const { id } = await channelOf(from, person, login, "read");
  const now = new Date();
  const { canAsk, signsSince } = await repository.sightOf(from, id, now);
  const freshSince = new Date(now.getTime() - FRESH_MS);
  const { total: _, ...figures } = await largeFigures.of(id, Date.now, async () => {
    const all = await counts.statisticsOf(from, id, signsSince, freshSince);
    return { ...all, total: all.chatters };
  });
  return { ...figures, presenceSource: canAsk ? "chatters" : "messages" };
}

export const isTime = (sort: ViewerSort) => sort === "last_seen" || sort === "first_seen";

/** What a row is sorted by. */
export function sortedBy(row: ViewerRow, sort: ViewerSort): number {
  switch (sort) {
    case "last_seen":
      return row.lastSeenAt.getTime();
    case "first_seen":
      return row.firstSeenAt.getTime();
    case "messages":
      return row.messages;
    case "streams":
      return row.streams;
  }
}

/** Counts fit Postgres's integer; dates end 8.64e15 ms after the epoch. */
const count = z.int().min(0).max(2_147_483_647);
const time = z.int().min(0).max(8.64e15);

/** What a cursor may hold of the value that a list is sorted by. */
export const sortValue = (sort: ViewerSort) => (isTime(sort) ? time : count);

function placeOf(cursor: string, sort: ViewerSort): repository.Place {
  const place = z.tuple([z.literal(sort), sortValue(sort), z.string().max(20)]);
  const read = place.safeParse(decodeCursor(cursor));
  if (!read.success)
    throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
      fields: [{ field: "cursor", message: "must be the next_cursor of an answer in the same order" }],
    });
  const [, value, id] = read.data;
  return { value: isTime(sort) ? new Date(value) : value, id };
}
