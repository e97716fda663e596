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

/** Whose clips, and what they are narrowed to; each is a condition on clip AS c. */
interface Conditions {
  among: string;
  like: string;
}

/**
 * A condition stands there only for what is asked for: the planner then knows which index serves it. Dates are `among`
 * whose clips where the list is in their order.
 */
export function conditionsOf(
  filter: ClipFilter,
  put: (value: unknown) => string,
  { sort }: { sort: ClipSort },
): Conditions {
  const { channelId, words, marks, streamId, collectionId, from, to, gone, removed } = filter;
  const within = [
    from !== null && `c.created_at >= ${put(from)}::timestamptz`,
    to !== null && `c.created_at < ${put(to)}::timestamptz`,
  ];
  const among = [
    channelId === null
      ? "EXISTS (SELECT FROM clip_archive a WHERE a.channel_id = c.channel_id AND a.enabled)"
      : `c.channel_id = ${put(channelId)}`,
    `c.deleted_at IS ${removed ? "NOT NULL" : "NULL"}`,
    ...(sort === "created" ? within : []),
  ];
  const like = [
    // Beside the channel's column: what is searched for is then found within the channel, not cut down to it.
    channelId !== null &&
      (words !== "" || marks !== "") &&
      `c.search @@ ${put(channelQuery(channelId))}::tsquery`,
    words !== "" && `c.search @@ to_tsquery('simple', ${put(words)})`,
    marks !== "" && `c.search @@ ${put(marks)}::tsquery`,
    streamId !== null && `c.stream_id = ${put(streamId)}::uuid`,
    collectionId !== null &&
      `c.id IN (SELECT i.clip_id FROM clip_collection_item i WHERE i.collection_id = ${put(collectionId)}::uuid)`,
    ...(sort === "created" ? [] : within),
    gone && "c.gone_at IS NOT NULL",
  ];
  return { among: all(among), like: all(like) };
}

const all = (conditions: readonly (string | false)[]): string =>
  conditions.filter((condition) => condition !== false).join(" AND ") || "true";

/**
 * Whether it is the index of words that finds the rare. How often a word is, the planner does not know: left to itself
 * it walks through a million clips for what a handful have, or sorts all that the index gives for what most have.
 */
export const isSearch = ({ words, marks, streamId, collectionId, gone, removed }: ClipFilter): boolean =>
  (words !== "" || marks !== "") && streamId === null && collectionId === null && !gone && !removed;

/** What is frequent fills a page from so many of the first: 2 ms. */
export const LOOKED_THROUGH = 2_000;

/**
 * Clips, the latest, the most watched or the longest first. Of a search those who come first are looked through, and
 * where these do not fill the page, the index of words gives all.
 */
export async function listClips(
  db: Db,
  filter: ClipFilter,
  { sort, after, limit }: { sort: ClipSort; after: Place | null; limit: number },
): Promise<ClipRow[]> {
  const { values, put } = parameters();
  const by = SORTS[sort];
  const order = `ORDER BY ${by} DESC, c.id DESC`;
  const { among, like } = conditionsOf(filter, put, { sort });
  const further = after ? `AND (${by}, c.id) < (${put(after.value)}, ${put(after.id)}::uuid)` : "";
  const most = put(limit);
  const ask = async (page: string) => {
    // Joined only when it is known which they are: a page is then as many look-ups as it has clips.
    const { rows } = await db.query<ClipRow>(
      `WITH page AS MATERIALIZED (${page} ${order} LIMIT ${most}) SELECT ${COLUMNS} FROM page c ${JOINED} ${order}`,
      values,
    );
    return rows;
  };
  const those = `SELECT * FROM clip c WHERE ${among} AND ${like} ${further}`;
  if (!isSearch(filter)) return ask(those);
  const near = `SELECT * FROM clip c WHERE ${among} ${further} ${order} LIMIT ${LOOKED_THROUGH}`;
  const rows = await ask(`SELECT * FROM (${near}) AS c WHERE ${like}`);
  if (rows.length === limit) return rows;
  // With OFFSET the order is no reason to walk in it.
  return ask(`SELECT * FROM (${those} OFFSET 0) AS c`);
}
