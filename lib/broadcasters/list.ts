import { z } from "zod";
import { type Db, db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import type { BroadcasterRef, LiveStream } from "@/lib/events/schema";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { followedBroadcasterOf, liveStreamOf } from "./core/followed-broadcaster";
import * as repository from "./repository";
import type { FollowedBroadcaster, FollowingPage, FollowingQuery } from "./schema";

/**
 * One page of what a person follows: live first by viewers, then by last live. Rows that change their place
 * between two pages may be seen twice or not at all; who wants all at once asks for one page that holds all.
 * @throws TallyError bad_request for a cursor that is not ours
 */
export async function listFollowing(
  userId: string,
  { limit, cursor, q, live }: FollowingQuery,
  from: Db = db(),
): Promise<FollowingPage> {
  const filter = { q: q || null, live: live ?? null };
  const after = cursor === undefined ? null : readCursor(cursor);
  const [rows, { total, importedAt }] = await Promise.all([
    repository.listFollows(from, userId, filter, { after, limit: limit + 1 }),
    repository.summarizeFollows(from, userId, filter),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(followedBroadcasterOf),
    next_cursor: rows.length > page.length && last ? encodeCursor(last.place) : null,
    total,
    importedAt: importedAt?.toISOString() ?? null,
  };
}

/** One broadcaster that the person follows. @throws TallyError not_found */
export async function getFollowed(
  userId: string,
  broadcasterId: string,
  from: Db = db(),
): Promise<FollowedBroadcaster> {
  const row = await repository.findFollow(from, userId, broadcasterId);
  if (!row) throw new TallyError("not_found", "You do not follow this channel here.");
  return followedBroadcasterOf(row);
}

/**
 * Who is on air on this instance, for everybody to see: on a simulated Twitch only. On the real one, whom the
 * people of an instance follow is their own affair, and nobody is shown.
 */
export async function liveBoard(limit: number): Promise<{ broadcaster: BroadcasterRef; live: LiveStream }[]> {
  if (!env().TWITCH_SIMULATOR_URL) return [];
  const rows = await repository.listOnAir(db(), limit);
  return rows.flatMap((row) => {
    const { id, login, displayName, avatarUrl } = row;
    const live = liveStreamOf(row);
    return live ? [{ broadcaster: { id, login, displayName, avatarUrl }, live }] : [];
  });
}

const place = z.tuple([z.int32(), z.int(), z.string().max(100), z.string().max(20)]);

function readCursor(text: string): repository.Place {
  const parsed = place.safeParse(decodeCursor(text));
  if (parsed.success) return parsed.data;
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}
