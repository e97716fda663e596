import { z } from "zod";
import { db, type Pool } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import * as repository from "./repository-following";
import type { FollowedBroadcaster, FollowingPage, FollowingQuery } from "./schema";

const place = z.tuple([z.int(), z.int(), z.int(), z.string().max(20)]);

/** One page of whom a person follows: live first by viewers, then by last live. */
export async function listFollowing(
  userId: string,
  query: Pick<FollowingQuery, "limit"> & Partial<FollowingQuery>,
  pool: Pool = db(),
): Promise<FollowingPage> {
  const { limit, cursor, q, live } = query;
  const after = cursor === undefined ? undefined : placeOf(cursor);
  const [rows, { total, importedAt }] = await Promise.all([
    repository.findFollowing(pool, { userId, limit: limit + 1, after, q, live }),
    repository.findTotals(pool, userId),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toDto),
    nextCursor: rows.length > limit && last ? encodeCursor(last.place) : null,
    total,
    importedAt: importedAt?.toISOString() ?? null,
  };
}

/** @throws TallyError not_found when the person does not follow this channel */
export async function getFollowed(
  userId: string,
  id: string,
  pool: Pool = db(),
): Promise<FollowedBroadcaster> {
  const row = await repository.findOneFollowing(pool, userId, id);
  if (!row) throw new TallyError("not_found", "You do not follow this channel here.");
  return toDto(row);
}

/** Who is on air, for visitors: filled only where a simulated Twitch makes it nobody's business. */
export async function liveBoard(limit: number, pool: Pool = db()): Promise<FollowedBroadcaster[]> {
  if (env().TWITCH_SIMULATOR_URL === undefined) return [];
  return (await repository.findOnAir(pool, limit)).map(toDto);
}

function placeOf(cursor: string): repository.Place {
  const parsed = place.safeParse(decodeCursor(cursor));
  if (parsed.success) return parsed.data;
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the nextCursor of an earlier answer" }],
  });
}

function toDto(row: repository.FollowingRow): FollowedBroadcaster {
  const { startedAt, lastSeenAt, live } = row;
  return {
    id: row.id,
    login: row.login,
    displayName: row.displayName,
    avatarUrl: row.avatarUrl,
    followedAt: row.followedAt.toISOString(),
    source: row.onTwitch ? "twitch" : "manual",
    muted: row.muted,
    live: live && startedAt ? { ...live, startedAt: startedAt.toISOString() } : null,
    lastLiveAt: lastSeenAt?.toISOString() ?? null,
    lastTitle: row.title,
    lastCategoryName: row.categoryName,
  };
}
