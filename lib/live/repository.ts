import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import type { Candidate } from "./core/plan-poll";
import type { SyncLogQuery } from "./schema";

/**
 * Somebody follows (the count is moved in the transaction that changes a follow, so it is never behind), their chat is
 * read, so that its messages belong to the stream, or operators watch them.
 */
const TRACKED = `(SELECT * FROM broadcaster WHERE follower_count > 0 UNION ALL
  SELECT * FROM broadcaster WHERE follower_count = 0
    AND (id IN (SELECT broadcaster_id FROM channel WHERE join_wanted)
      OR id IN (SELECT twitch_id FROM watch_target WHERE kind = 'broadcaster' AND enabled))) AS b`;

/** Which of these are looked at by every tick. */
export async function trackedAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await db.query<{ id: string }>(`SELECT b.id FROM ${TRACKED} WHERE b.id = ANY($1)`, [ids]);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Everyone whom a tick has to look at, with what the planner wants to know. Each column comes as one list: 40,000
 * rows of values cost the driver more than the query costs Postgres. Who never streamed has no row in live_status, so
 * that is asked apart. An import or an unfollow between the two does no harm: a tick is about those of its moment.
 */
export async function loadCandidates(db: Db): Promise<Candidate[]> {
  const [tracked, seen] = await Promise.all([
    db.query<{ ids: string[]; followers: string; checked: string }>(
      `SELECT coalesce(json_agg(b.id), '[]') AS ids, string_agg(b.follower_count::text, ',') AS followers,
         string_agg(coalesce((date_part('epoch', s.checked_at) * 1000)::bigint::text, ''), ',') AS checked
       FROM ${TRACKED} LEFT JOIN broadcaster_sync s ON s.broadcaster_id = b.id`,
    ),
    db.query<{ ids: string[]; onAir: boolean[]; lastLiveMs: (number | null)[] }>(
      `SELECT coalesce(json_agg(broadcaster_id), '[]') AS ids, json_agg(state <> 'offline') AS "onAir",
         json_agg((date_part('epoch', last_seen_at) * 1000)::bigint) AS "lastLiveMs"
       FROM live_status`,
    ),
  ]);
  const live = new Map<string, Pick<Candidate, "onAir" | "lastLiveMs">>();
  for (const { ids, onAir, lastLiveMs } of seen.rows) {
    ids.forEach((id, place) => {
      live.set(id, { onAir: onAir[place] ?? false, lastLiveMs: lastLiveMs[place] ?? null });
    });
  }
  const never = { onAir: false, lastLiveMs: null };
  return tracked.rows.flatMap(({ ids, followers, checked }) => {
    if (ids.length === 0) return [];
    const [followerCounts, checkedAt] = [followers.split(","), checked.split(",")];
    return ids.map((id, place) => ({
      id,
      ...(live.get(id) ?? never),
      followerCount: Number(followerCounts[place]),
      checkedMs: checkedAt[place] ? Number(checkedAt[place]) : null,
    }));
  });
}

/** Those whom this person follows and nobody has looked at yet. */
export async function listNeverChecked(db: Db, userId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT f.broadcaster_id AS id FROM follow f
     WHERE f.user_id = $1 AND f.active
       AND NOT EXISTS (SELECT FROM broadcaster_sync s WHERE s.broadcaster_id = f.broadcaster_id)
     ORDER BY 1`,
    [userId],
  );
  return rows.map(({ id }) => id);
}

export interface TrackedCounts {
  tracked: number;
  live: number;
  suspect: number;
  neverChecked: number;
  p50Ms: number | null;
  p95Ms: number | null;
  maxMs: number | null;
}

/** How many are tracked and in which state, and how long ago they were looked at (ms). */
export async function countTracked(db: Db, now: Date): Promise<TrackedCounts> {
  const { rows } = await db.query<TrackedCounts>(
    `SELECT count(*)::int AS tracked,
       count(*) FILTER (WHERE state = 'live')::int AS live,
       count(*) FILTER (WHERE state = 'suspect')::int AS suspect,
       count(*) FILTER (WHERE lag IS NULL)::int AS "neverChecked",
       percentile_disc(0.5) WITHIN GROUP (ORDER BY lag) AS "p50Ms",
       percentile_disc(0.95) WITHIN GROUP (ORDER BY lag) AS "p95Ms",
       max(lag) AS "maxMs"
     FROM (
       SELECT l.state, (extract(epoch FROM $1::timestamptz - s.checked_at) * 1000)::float8 AS lag
       FROM ${TRACKED}
       LEFT JOIN live_status l ON l.broadcaster_id = b.id
       LEFT JOIN broadcaster_sync s ON s.broadcaster_id = b.id
     ) AS each_one`,
    [now.toISOString()],
  );
  const [counts] = rows;
  if (!counts) throw new Error("an aggregate gave no row");
  return counts;
}

/** Those who wait longest to be looked at, the longest first; only logins that hold `q`, if it is given. */
export async function longestWaiting(
  db: Db,
  limit: number,
  q: string | null = null,
): Promise<(BroadcasterRef & { checkedAt: Date | null })[]> {
  const { rows } = await db.query<BroadcasterRef & { checkedAt: Date | null }>(
    `SELECT b.id, b.login, b.display_name AS "displayName", b.avatar_url AS "avatarUrl", s.checked_at AS "checkedAt"
     FROM ${TRACKED}
     LEFT JOIN broadcaster_sync s ON s.broadcaster_id = b.id
     WHERE $2::text IS NULL OR position($2 IN b.login) > 0
     ORDER BY s.checked_at NULLS FIRST, b.id LIMIT $1`,
    [limit, q],
  );
  return rows;
}

export interface LogRow {
  id: string;
  kind: string;
  broadcaster: BroadcasterRef;
  streamId: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  source: string;
  observedAt: Date;
  createdAt: Date;
  delayMs: number | null;
}

const FEW_CHANNELS = 100;

/** Ids of channels whose login holds `q`: one more than are few, at most. */
async function channelsLike(db: Db, q: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT id FROM broadcaster WHERE position($1 IN login) > 0 LIMIT $2",
    [q, FEW_CHANNELS + 1],
  );
  return rows.map(({ id }) => id);
}

/** The sync log, newest first, behind the entry `beforeId`. */
export async function listLog(
  db: Db,
  filter: Pick<SyncLogQuery, "kind" | "q" | "source" | "limit"> & { beforeId: string | null },
): Promise<LogRow[]> {
  const { beforeId, kind, source, limit, q } = filter;
  // Channels of these letters are few, and each has its entries by an index; where they are many, entries are soon found.
  const channels = q ? await channelsLike(db, q) : null;
  if (channels?.length === 0) return [];
  const few = channels !== null && channels.length <= FEW_CHANNELS;
  const { rows } = await db.query<LogRow>(
    `SELECT l.id, l.kind, l.stream_id AS "streamId", l.before, l.after, l.source, l.observed_at AS "observedAt",
       l.created_at AS "createdAt", l.delay_ms AS "delayMs",
       jsonb_build_object('id', b.id, 'login', b.login, 'displayName', b.display_name, 'avatarUrl', b.avatar_url)
         AS broadcaster
     FROM ${few ? "unnest($4::text[]) AS one (id), LATERAL" : ""} (SELECT g.* FROM broadcaster_sync_log g
         ${q && !few ? "JOIN broadcaster o ON o.id = g.broadcaster_id AND position($4 IN o.login) > 0" : ""}
         WHERE ($1::uuid IS NULL OR g.id < $1) AND ($2::text IS NULL OR g.kind = $2)
           AND ($3::text IS NULL OR g.source = $3) ${few ? "AND g.broadcaster_id = one.id" : ""}
         ORDER BY g.id DESC LIMIT $5) AS l
       JOIN broadcaster b ON b.id = l.broadcaster_id
     WHERE ${q ? "true" : "$4::text IS NULL"} ORDER BY l.id DESC LIMIT $5`,
    [beforeId, kind ?? null, source ?? null, few ? channels : (q ?? null), limit],
  );
  return rows;
}

/** Deletes at most `limit` log entries written before `before`; says how many. */
export async function deleteLogBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM broadcaster_sync_log WHERE id IN (
       SELECT id FROM broadcaster_sync_log WHERE created_at < $1 ORDER BY id LIMIT $2)`,
    [before.toISOString(), limit],
  );
  return rowCount ?? 0;
}

/** Forgets when those were looked at whom nobody follows any more, and who were last looked at before `before`. */
export async function forgetUntracked(db: Db, before: Date): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM broadcaster_sync s WHERE checked_at < $1
       AND NOT EXISTS (SELECT FROM follow f WHERE f.broadcaster_id = s.broadcaster_id AND f.active)`,
    [before.toISOString()],
  );
  return rowCount ?? 0;
}
