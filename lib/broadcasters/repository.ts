import type { Db } from "@/lib/db/client";
import type { FollowRow } from "./core/followed-broadcaster";

/** The columns of a broadcaster, of broadcaster AS b. */
export const BROADCASTER = `b.id, b.login, b.display_name AS "displayName", b.avatar_url AS "avatarUrl"`;
/** The columns of a live status, of live_status AS l. */
export const LIVE = `l.state, l.stream_id AS "streamId", l.title, l.category_id AS "categoryId",
  l.category_name AS "categoryName", l.language, l.tags, l.viewer_count AS "viewerCount",
  l.thumbnail_url AS "thumbnailUrl", l.started_at AS "startedAt", l.last_seen_at AS "lastSeenAt",
  l.ended_at AS "endedAt"`;
const FOLLOW = `${BROADCASTER}, f.followed_at AS "followedAt", f.on_twitch AS "onTwitch", f.muted, ${LIVE}`;
const FOLLOWED = `follow f JOIN broadcaster b ON b.id = f.broadcaster_id
  LEFT JOIN live_status l ON l.broadcaster_id = b.id`;
export const ON_AIR = "coalesce(l.state <> 'offline', false)";

/**
 * The dashboard's order as ascending values: live first by viewers, then by the end of the last stream, then by
 * name; the id decides between equals.
 */
const PLACE = {
  viewers: `CASE WHEN ${ON_AIR} THEN -l.viewer_count ELSE 1 END`,
  lastLive: `CASE WHEN ${ON_AIR} OR l.ended_at IS NULL THEN 0 ELSE -(date_part('epoch', l.ended_at) * 1000)::bigint END`,
  name: `lower(b.display_name) COLLATE "C"`,
} as const;

/** The place of a row in the dashboard's order. */
export type Place = [viewers: number, lastLive: number, name: string, id: string];

export interface FollowFilter {
  /** Part of a login or name. */
  q: string | null;
  live: boolean | null;
}

const MATCHES = `f.user_id = $1 AND f.active
  AND ($2::text IS NULL OR strpos(b.login, lower($2)) > 0 OR strpos(lower(b.display_name), lower($2)) > 0)
  AND ($3::boolean IS NULL OR ${ON_AIR} = $3)`;

/** A part of what a person follows, in the dashboard's order, each row with its place. */
export async function listFollows(
  db: Db,
  userId: string,
  filter: FollowFilter,
  part: { after: Place | null; limit: number },
): Promise<(FollowRow & { place: Place })[]> {
  const [viewers, lastLive, name, id] = part.after ?? [];
  const { rows } = await db.query<
    FollowRow & { viewersPlace: number; lastLivePlace: string; namePlace: string }
  >(
    `SELECT ${FOLLOW}, ${PLACE.viewers} AS "viewersPlace", ${PLACE.lastLive} AS "lastLivePlace",
       ${PLACE.name} AS "namePlace"
     FROM ${FOLLOWED}
     WHERE ${MATCHES} AND ($4::int IS NULL
       OR (${PLACE.viewers}, ${PLACE.lastLive}, ${PLACE.name}, b.id) > ($4::int, $5::bigint, $6::text, $7::text))
     ORDER BY "viewersPlace", "lastLivePlace", "namePlace", b.id LIMIT $8`,
    [userId, filter.q, filter.live, viewers ?? null, lastLive ?? null, name ?? null, id ?? null, part.limit],
  );
  return rows.map(({ viewersPlace, lastLivePlace, namePlace, ...row }) => ({
    ...row,
    place: [viewersPlace, Number(lastLivePlace), namePlace, row.id],
  }));
}

/** How many follows match, and when the list was last imported. */
export async function summarizeFollows(
  db: Db,
  userId: string,
  filter: FollowFilter,
): Promise<{ total: number; importedAt: Date | null }> {
  const { rows } = await db.query<{ total: number; importedAt: Date | null }>(
    `SELECT (SELECT count(*)::int FROM ${FOLLOWED} WHERE ${MATCHES}) AS total,
       (SELECT follows_imported_at FROM person WHERE id = $1) AS "importedAt"`,
    [userId, filter.q, filter.live],
  );
  return rows[0] ?? { total: 0, importedAt: null };
}

/** One follow, if it is active. */
export async function findFollow(
  db: Db,
  userId: string,
  broadcasterId: string,
): Promise<FollowRow | undefined> {
  const { rows } = await db.query<FollowRow>(
    `SELECT ${FOLLOW} FROM ${FOLLOWED} WHERE f.user_id = $1 AND f.broadcaster_id = $2 AND f.active`,
    [userId, broadcasterId],
  );
  return rows[0];
}

/** Who is on air on this instance, most viewers first. */
export async function listOnAir(
  db: Db,
  limit: number,
): Promise<Omit<FollowRow, "followedAt" | "onTwitch" | "muted">[]> {
  const { rows } = await db.query<FollowRow>(
    `SELECT ${BROADCASTER}, ${LIVE} FROM live_status l JOIN broadcaster b ON b.id = l.broadcaster_id
     WHERE l.state <> 'offline' ORDER BY l.viewer_count DESC, b.id LIMIT $1`,
    [limit],
  );
  return rows;
}
