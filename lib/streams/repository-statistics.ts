import type { Db } from "@/lib/db/client";
import type { Whose } from "./repository-list";
import { SHOWN } from "./repository-read";
import type { StreamStatistics } from "./schema";

type Times = "peakAt" | "firstAt" | "lastAt";
export type FiguresRow = Omit<StreamStatistics, Times> & Record<Times, Date | null>;

/** Figures of streams that began within a span; null: open. Streams that go on last until `now`. */
export async function figuresOf(
  db: Db,
  whose: Whose,
  { from, to, categoryId }: Record<"from" | "to" | "categoryId", string | null>,
  now: Date,
): Promise<FiguresRow> {
  const ofOne = "channelId" in whose;
  const { rows } = await db.query<FiguresRow>(
    `SELECT count(*)::int AS streams, count(*) FILTER (WHERE ended_at IS NULL)::int AS live,
       count(DISTINCT broadcaster_id)::int AS channels,
       coalesce(round((sum(seconds) / 36)::numeric) / 100, 0)::float8 AS hours,
       coalesce(round(max(seconds)), 0)::float8 AS "longestSeconds",
       coalesce(round((sum(watched_seconds) / 36)::numeric) / 100, 0)::float8 AS "hoursWatched",
       round((sum(watched_seconds) / nullif(sum(sampled_seconds), 0))::numeric)::float8 AS "averageViewers",
       max(peak_viewers) FILTER (WHERE peak_at IS NOT NULL) AS "peakViewers",
       (array_agg(peak_at ORDER BY peak_viewers DESC, peak_at) FILTER (WHERE peak_at IS NOT NULL))[1] AS "peakAt",
       min(started_at) AS "firstAt", max(started_at) AS "lastAt"
     FROM (
       SELECT s.*, greatest(0, date_part('epoch', coalesce(s.ended_at, $5) - s.started_at)) AS seconds
       FROM stream s
       WHERE s.broadcaster_id ${
         ofOne ? "= $1" : "IN (SELECT broadcaster_id FROM follow WHERE user_id = $1 AND active)"
       } AND ${SHOWN}
         AND ($2::timestamptz IS NULL OR s.started_at >= $2) AND ($3::timestamptz IS NULL OR s.started_at < $3)
         AND ($4::text IS NULL OR EXISTS (
           SELECT FROM stream_segment g WHERE g.stream_id = s.id AND g.category_id = $4))
     ) AS s`,
    ["channelId" in whose ? whose.channelId : whose.followerId, from, to, categoryId, now],
  );
  return rows[0] as FiguresRow;
}
