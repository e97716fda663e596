import type { Db } from "@/lib/db/client";
import type { LiveStream } from "@/lib/events/schema";

/** Where a row stands in the list: on air first, by viewers, then by last live, then by id. */
export type Place = [onAir: number, viewers: number, lastLiveMs: number, id: string];

export interface FollowingRow {
  id: string;
  login: string;
  displayName: string;
  avatarUrl: string | null;
  followedAt: Date;
  onTwitch: boolean;
  muted: boolean;
  live: Omit<LiveStream, "startedAt"> | null;
  startedAt: Date | null;
  lastSeenAt: Date | null;
  title: string;
  categoryName: string;
  place: Place;
}

const ON_AIR = "coalesce(l.state <> 'offline', false)";
const ROW = `b.id, b.login, b.display_name AS "displayName", b.avatar_url AS "avatarUrl",
  f.followed_at AS "followedAt", f.on_twitch AS "onTwitch", f.muted,
  CASE WHEN ${ON_AIR} THEN jsonb_build_object('id', l.stream_id, 'title', l.title, 'categoryId', l.category_id,
    'categoryName', l.category_name, 'language', l.language, 'tags', to_jsonb(l.tags),
    'viewerCount', l.viewer_count, 'thumbnailUrl', l.thumbnail_url) END AS live,
  l.started_at AS "startedAt", l.last_seen_at AS "lastSeenAt", coalesce(l.title, '') AS title,
  coalesce(l.category_name, '') AS "categoryName"`;
/** The sort keys, each smaller for what comes first. */
const PLACE = `CASE WHEN ${ON_AIR} THEN 0 ELSE 1 END AS p1, CASE WHEN ${ON_AIR} THEN -l.viewer_count ELSE 0 END AS p2,
  CASE WHEN ${ON_AIR} THEN 0 ELSE -coalesce(floor(extract(epoch FROM l.last_seen_at) * 1000), 0)::bigint END AS p3`;

export interface FollowingFilter {
  userId: string;
  limit: number;
  after?: Place | undefined;
  /** Part of the login or the display name. */
  q?: string | undefined;
  live?: boolean | undefined;
}

/** One page of whom a person follows. A row costs two lookups by key, so 2,000 take about ten milliseconds. */
export async function findFollowing(db: Db, filter: FollowingFilter): Promise<FollowingRow[]> {
  const { rows } = await db.query<FollowingRow & { p1: number; p2: number; p3: string }>(
    `SELECT * FROM (
       SELECT ${ROW}, ${PLACE} FROM follow f JOIN broadcaster b ON b.id = f.broadcaster_id
       LEFT JOIN live_status l ON l.broadcaster_id = b.id
       WHERE f.user_id = $1 AND f.active
         AND ($3::text IS NULL OR b.login ILIKE $3 OR b.display_name ILIKE $3)
         AND ($4::bool IS NULL OR ${ON_AIR} = $4)
     ) row WHERE $5::int IS NULL OR (p1, p2, p3, id) > ($5, $6::int, $7::bigint, $8::text)
     ORDER BY p1, p2, p3, id LIMIT $2`,
    [
      filter.userId,
      filter.limit,
      filter.q ? `%${filter.q.replace(/[\\%_]/g, "\\$&")}%` : null,
      filter.live ?? null,
      ...(filter.after ?? [null, null, null, null]),
    ],
  );
  return rows.map(({ p1, p2, p3, ...row }) => ({ ...row, place: [p1, p2, Number(p3), row.id] }));
}

/** One of those a person follows; null when they do not. */
export async function findOneFollowing(db: Db, userId: string, id: string): Promise<FollowingRow | null> {
  const { rows } = await db.query<FollowingRow>(
    `SELECT ${ROW} FROM follow f JOIN broadcaster b ON b.id = f.broadcaster_id
     LEFT JOIN live_status l ON l.broadcaster_id = b.id
     WHERE f.user_id = $1 AND f.broadcaster_id = $2 AND f.active`,
    [userId, id],
  );
  return rows[0] ?? null;
}

/** How many a person follows, and when the list was last read from Twitch. */
export async function findTotals(
  db: Db,
  userId: string,
): Promise<{ total: number; importedAt: Date | null }> {
  const { rows } = await db.query<{ total: number; importedAt: Date | null }>(
    `SELECT (SELECT count(*) FROM follow WHERE user_id = p.id AND active)::int AS total,
       p.follows_imported_at AS "importedAt" FROM person p WHERE p.id = $1`,
    [userId],
  );
  return rows[0] ?? { total: 0, importedAt: null };
}

/** Who is on air on this instance, most viewers first, as rows nobody follows. */
export async function findOnAir(db: Db, limit: number): Promise<FollowingRow[]> {
  const { rows } = await db.query<FollowingRow>(
    `SELECT ${ROW} FROM live_status l JOIN broadcaster b ON b.id = l.broadcaster_id,
       (SELECT now() AS followed_at, true AS on_twitch, false AS muted) f
     WHERE l.state <> 'offline' ORDER BY l.viewer_count DESC, b.id LIMIT $1`,
    [limit],
  );
  return rows;
}
