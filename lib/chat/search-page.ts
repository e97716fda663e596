import { z } from "zod";
import type { Db } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import type { Meaning } from "./core/query/meaning";
import type { Key } from "./repository-search";
import { type Wanted, wordsOf } from "./repository-search-filter";
import { bestFirst } from "./repository-search-read";
import type { LogPlace, SearchOrder } from "./schema";
import { FIRST_ID, findInLog } from "./search-log";

/** Where a page of results begins. Times in ms since the epoch; `now` is when it is read. */
interface Start {
  now: number;
  /** Newest first: the last message of the page before. */
  before: LogPlace | null;
  /** Best first: when the first page was read, and how many were shown since. */
  asOf: number;
  offset: number;
}

/** A page of results before its messages are read. */
interface Page {
  keys: Key[];
  /** Between which moments gaps belong to it; null: none do. */
  silence: { from: number | null; to: number | null; reaching: boolean } | null;
  next_cursor: string | null;
}

/** Ranked are the newest that match: ranking all of a common word would sort half the log. */
const BEST_OF = 500;

/** Dates end 8.64e15 ms after the epoch; Postgres knows none as long before it. */
const moment = z.number().int().min(0).max(8.64e15);
const cursorOf = {
  newest: z.tuple([z.literal("newest"), moment, z.uuid()]),
  best: z.tuple([z.literal("best"), moment, z.number().int().min(1).max(BEST_OF)]),
};

/** What a cursor of ours says, or the beginning without one. @throws TallyError bad_request */
export function startOfSearch(cursor: string | undefined, order: SearchOrder, now: number): Start {
  const beginning = { now, before: null, asOf: now, offset: 0 };
  if (cursor === undefined) return beginning;
  const values = decodeCursor(cursor);
  if (order === "best") {
    const read = cursorOf.best.safeParse(values);
    if (read.success) return { ...beginning, asOf: read.data[1], offset: read.data[2] };
  } else {
    const read = cursorOf.newest.safeParse(values);
    if (read.success) return { ...beginning, before: { at: read.data[1], id: read.data[2] } };
  }
  throw new TallyError("bad_request", "This page link is not valid. Start the search again.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer to this search" }],
  });
}

/** The next messages that match, newest first. */
export async function newestPage(
  from: Db,
  wanted: Wanted,
  meaning: Meaning,
  { now, before }: Start,
  limit: number,
): Promise<Page> {
  const stretch = { from: meaning.after, to: earlier(before, meaning.before) };
  // One more than is shown says whether there is more.
  const found = await findInLog(from, wanted, stretch, limit + 1, now);
  const keys = found.keys.slice(0, limit);
  const next = found.keys.length > limit ? placeOf(keys.at(-1)) : found.stoppedAt;
  return {
    keys,
    silence: { from: next?.at ?? stretch.from, to: stretch.to?.at ?? null, reaching: next === null },
    next_cursor: next && encodeCursor(["newest", next.at, next.id]),
  };
}

/** Those of the newest that match in which most of what was looked for stands, as of when the first page was read. */
export async function bestPage(
  from: Db,
  wanted: Wanted,
  meaning: Meaning,
  { now, asOf, offset }: Start,
  limit: number,
): Promise<Page> {
  const stretch = { from: meaning.after, to: earlier({ at: asOf + 1, id: FIRST_ID }, meaning.before) };
  const { keys } = await findInLog(from, wanted, stretch, BEST_OF, now);
  const words = wordsOf(wanted.findings);
  const ranked = words === null ? keys : await bestFirst(from, keys, words);
  const end = offset + limit;
  return {
    keys: ranked.slice(offset, end),
    silence: null,
    next_cursor: end < ranked.length ? encodeCursor(["best", asOf, end]) : null,
  };
}

const placeOf = (key: Key | undefined): LogPlace | null =>
  key ? { at: key.sentAt.getTime(), id: key.id } : null;

/** The earlier of a place and a moment at which the search ends. */
function earlier(place: LogPlace | null, before: number | null): LogPlace | null {
  if (before === null || (place !== null && place.at < before)) return place;
  return { at: before, id: FIRST_ID };
}
