import type { Db } from "@/lib/db/client";
import type { ClipRow } from "./core/clip-of-row";
import { channelQuery } from "./core/search-query";
import { COLUMNS, JOINED } from "./repository-read-rows";
import type { ClipSort } from "./schema";

/** Of which clips a list is. */
export interface ClipFilter {
  /** Null: all channels whose clips are archived. */
  channelId: string | null;
  /** For to_tsquery; empty: any. */
  words: string;
  /** A tsquery; empty: any. */
  marks: string;
  streamId: string | null;
  collectionId: string | null;
  /** Made at or after, made before. */
  from: Date | null;
  to: Date | null;
  /** Those only that Twitch has no longer. */
  gone: boolean;
  /** Those that were removed, in place of the others. */
  removed: boolean;
}

/** After which clip a page begins: the value that is sorted by, and the id. */
export interface Place {
  value: Date | number;
  id: string;
}

/** The columns that lists are in order of. */
export const SORTS: Record<ClipSort, string> = {
  created: "c.created_at",
  views: "c.views",
  duration: "c.duration_ms",
};

/** Parameters of a statement, numbered as they come. */
export function parameters() {
  const values: unknown[] = [];
  return { values, put: (value: unknown) => `$${values.push(value)}` };
}

/** A condition stands there only for what is asked for: the planner then knows which index serves it. */
export function matching(filter: ClipFilter, put: (value: unknown) => string): string {
  const { channelId, words, marks, streamId, collectionId, from, to, gone, removed } = filter;
  return [
    channelId === null
      ? "EXISTS (SELECT FROM clip_archive a WHERE a.channel_id = c.channel_id AND a.enabled)"
      : `c.channel_id = ${put(channelId)}`,
    `c.deleted_at IS ${removed ? "NOT NULL" : "NULL"}`,
    // Beside the channel's column: what is searched for is then found within the channel, not cut down to it.
    channelId !== null &&
      (words !== "" || marks !== "") &&
      `c.search @@ ${put(channelQuery(channelId))}::tsquery`,
    words !== "" && `c.search @@ to_tsquery('simple', ${put(words)})`,
    marks !== "" && `c.search @@ ${put(marks)}::tsquery`,
    streamId !== null && `c.stream_id = ${put(streamId)}::uuid`,
    collectionId !== null &&
      `c.id IN (SELECT i.clip_id FROM clip_collection_item i WHERE i.collection_id = ${put(collectionId)}::uuid)`,
    from !== null && `c.created_at >= ${put(from)}::timestamptz`,
    to !== null && `c.created_at < ${put(to)}::timestamptz`,
    gone && "c.gone_at IS NOT NULL",
  ]
    .filter((condition) => condition !== false)
    .join(" AND ");
}

/** Clips, the latest, the most watched or the longest first. */
export async function listClips(
  db: Db,
  filter: ClipFilter,
  { sort, after, limit }: { sort: ClipSort; after: Place | null; limit: number },
): Promise<ClipRow[]> {
  const { values, put } = parameters();
  const by = SORTS[sort];
  const where = matching(filter, put);
  const further = after ? `AND (${by}, c.id) < (${put(after.value)}, ${put(after.id)}::uuid)` : "";
  // Joined only when it is known which they are: a page is then as many look-ups as it has clips.
  const { rows } = await db.query<ClipRow>(
    `WITH page AS MATERIALIZED (
       SELECT c.* FROM clip c WHERE ${where} ${further} ORDER BY ${by} DESC, c.id DESC LIMIT ${put(limit)}
     ) SELECT ${COLUMNS} FROM page c ${JOINED} ORDER BY ${by} DESC, c.id DESC`,
    values,
  );
  return rows;
}

/** How many match; from `most` on they are not counted further. */
export async function countClips(db: Db, filter: ClipFilter, most: number): Promise<number> {
  const { values, put } = parameters();
  const where = matching(filter, put);
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM clip c WHERE ${where} LIMIT ${put(most)}) AS counted`,
    values,
  );
  return rows[0]?.count ?? 0;
}
