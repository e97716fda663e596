import type { Db } from "@/lib/db/client";
import type { ClipFacets, ClipFlag, ClipStatistics } from "./schema";

/** What the clips of a channel that were not removed can be narrowed to, at most `most` of each kind. */
export async function facetsOf(db: Db, channelId: string, most: number): Promise<ClipFacets> {
  const top = (columns: string, from: string): string =>
    `coalesce((SELECT json_agg(t) FROM (SELECT ${columns}, count(*)::int AS clips ${from}
       ORDER BY clips DESC, 1 LIMIT $2) AS t), '[]')`;
  const { rows } = await db.query<ClipFacets>(
    `WITH shown AS MATERIALIZED (
       SELECT creator_id, creator_name, category_id, tags, created_at FROM clip
       WHERE channel_id = $1 AND deleted_at IS NULL
     ) SELECT
       ${top(
         "creator_id AS id, (array_agg(creator_name ORDER BY created_at DESC))[1] AS name",
         "FROM shown GROUP BY creator_id",
       )} AS creators,
       ${top(
         "g.id, g.name",
         // One that Twitch does not know has no name to choose it by.
         "FROM shown JOIN category g ON g.id = category_id AND g.name <> '' GROUP BY g.id, g.name",
       )} AS categories,
       ${top("tag", "FROM shown, unnest(tags) AS tag GROUP BY tag")} AS tags`,
    [channelId, most],
  );
  return rows[0] ?? { creators: [], categories: [], tags: [] };
}

type Figures = Omit<ClipStatistics, "firstAt" | "lastAt"> & { firstAt: Date | null; lastAt: Date | null };

/** Figures of the clips of a channel that were not removed, with those `most` who made the most of them. */
export async function statisticsOf(db: Db, channelId: string, most: number): Promise<Figures | undefined> {
  const { rows } = await db.query<Figures>(
    `WITH shown AS MATERIALIZED (
       SELECT creator_id, creator_name, views, duration_ms, created_at, gone_at FROM clip
       WHERE channel_id = $1 AND deleted_at IS NULL
     ) SELECT count(*)::int AS clips, coalesce(sum(views), 0)::float8 AS views, count(gone_at)::int AS gone,
       count(DISTINCT creator_id)::int AS creators, coalesce(sum(duration_ms), 0)::float8 AS "durationMs",
       min(created_at) AS "firstAt", max(created_at) AS "lastAt",
       coalesce((SELECT json_agg(t) FROM (
         SELECT creator_id AS id, (array_agg(creator_name ORDER BY created_at DESC))[1] AS name,
           count(*)::int AS clips, sum(views)::float8 AS views
         FROM shown GROUP BY creator_id ORDER BY clips DESC, views DESC, id LIMIT $2) AS t), '[]') AS "topCreators",
       coalesce((SELECT json_agg(m ORDER BY month) FROM (
         SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*)::int AS clips,
           sum(views)::float8 AS views
         FROM shown GROUP BY 1) AS m), '[]') AS months
     FROM shown`,
    [channelId, most],
  );
  return rows[0];
}

export type FlagRow = Omit<ClipFlag, "createdAt" | "thumbnailUrl"> & {
  createdAt: Date;
  thumbnailUrl: string;
  goneAt: Date | null;
  kept: "thumbnail"[];
};

/** The `most` most watched clips of a stream whose second of it is known, in its order. */
export async function flagsOf(db: Db, streamId: string, most: number): Promise<FlagRow[]> {
  const { rows } = await db.query<FlagRow>(
    `WITH top AS MATERIALIZED (
       SELECT * FROM clip WHERE stream_id = $1 AND stream_offset IS NOT NULL AND deleted_at IS NULL
       ORDER BY views DESC, id DESC LIMIT $2
     ) SELECT c.id, coalesce(c.own_title, c.title) AS title, c.views, c.duration_ms AS "durationMs",
       c.created_at AS "createdAt", c.thumbnail_url AS "thumbnailUrl", c.creator_name AS "creatorName",
       c.stream_offset AS "offsetSeconds", c.gone_at AS "goneAt",
       ARRAY(SELECT f.kind FROM clip_file f
         WHERE f.clip_id = c.id AND f.kind = 'thumbnail' AND f.state = 'kept') AS kept
     FROM top c ORDER BY c.stream_offset, c.id`,
    [streamId, most],
  );
  return rows;
}
