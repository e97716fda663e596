import type { Db } from "@/lib/db/client";
import {
  type ClipFilter,
  conditionsOf,
  isSearch,
  LOOKED_THROUGH,
  type Place,
  parameters,
  SORTS,
} from "./repository-read";
import type { ClipNeighbours, ClipSort } from "./schema";

const SHOWN = "json_build_object('id', c.id, 'title', coalesce(c.own_title, c.title))";
const NOWHERE: ClipNeighbours = { listed: false, previous: null, next: null };

/** What stands before and after a clip in a list of those that match. */
export async function neighboursAmong(
  db: Db,
  filter: ClipFilter,
  { sort, at }: { sort: ClipSort; at: Place },
): Promise<ClipNeighbours> {
  const { values, put } = parameters();
  const by = SORTS[sort];
  const { among, like } = conditionsOf(filter, put, { sort });
  const id = `${put(at.id)}::uuid`;
  const here = `(${put(at.value)}, ${id})`;
  const beside = (compares: "<" | ">", order: "ASC" | "DESC") => {
    const inOrder = `ORDER BY ${by} ${order}, c.id ${order}`;
    const further = `(${by}, c.id) ${compares} ${here}`;
    const first = (from: string) => `(SELECT ${SHOWN} FROM ${from} ${inOrder} LIMIT 1)`;
    const all = `clip c WHERE ${among} AND ${like} AND ${further}`;
    if (!isSearch(filter)) return first(all);
    // As a search is listed.
    const near = `SELECT * FROM clip c WHERE ${among} AND ${further} ${inOrder} LIMIT ${LOOKED_THROUGH}`;
    return `coalesce(${first(`(${near}) AS c WHERE ${like}`)}, ${first(`(SELECT * FROM ${all} OFFSET 0) AS c`)})`;
  };
  const { rows } = await db.query<ClipNeighbours>(
    `SELECT EXISTS (SELECT FROM clip c WHERE ${among} AND ${like} AND c.id = ${id}) AS listed,
       ${beside(">", "ASC")} AS previous, ${beside("<", "DESC")} AS next`,
    values,
  );
  return rows[0] ?? NOWHERE;
}

/** What stands before and after a clip in a collection's own order. */
export async function neighboursInCollection(
  db: Db,
  collectionId: string,
  clipId: string,
): Promise<ClipNeighbours> {
  const beside = (compares: "<" | ">", order: "ASC" | "DESC") => `(
    SELECT ${SHOWN} FROM clip_collection_item i JOIN clip c ON c.id = i.clip_id
    WHERE i.collection_id = h.collection_id AND c.deleted_at IS NULL
      AND (i.position, i.clip_id) ${compares} (h.position, h.clip_id)
    ORDER BY i.position ${order}, i.clip_id ${order} LIMIT 1)`;
  const { rows } = await db.query<ClipNeighbours>(
    `SELECT own.deleted_at IS NULL AS listed, ${beside("<", "DESC")} AS previous, ${beside(">", "ASC")} AS next
     FROM clip_collection_item h JOIN clip own ON own.id = h.clip_id
     WHERE h.collection_id = $1 AND h.clip_id = $2`,
    [collectionId, clipId],
  );
  return rows[0] ?? NOWHERE;
}
