import type { Db } from "@/lib/db/client";
import { type ClipFilter, conditionsOf, isSearch, parameters } from "./repository-read";

/** So many of the latest tell how many of all a search finds: half a millisecond. */
const SAMPLE = 500;
/** From one in so many on, counting until `most` in the order of dates takes less than what the index of words gives. */
const FREQUENT = 3;

/** How many match; from `most` on they are not counted further. */
export async function countClips(db: Db, filter: ClipFilter, most: number): Promise<{ total: number }> {
  const { values, put } = parameters();
  const { among, like } = conditionsOf(filter, put, { sort: "created" });
  const latest = (rows: number) =>
    `(SELECT * FROM clip c WHERE ${among} ORDER BY c.created_at DESC, c.id DESC LIMIT ${rows}) AS c WHERE true`;
  const count = async (from: string): Promise<number> => {
    const { rows } = await db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM (SELECT FROM ${from} AND ${like} LIMIT ${Number(most)}) AS counted`,
      values,
    );
    return rows[0]?.total ?? 0;
  };
  if (isSearch(filter) && (await count(latest(SAMPLE))) * FREQUENT >= SAMPLE) {
    const total = await count(latest(most * FREQUENT));
    if (total >= most) return { total };
  }
  return { total: await count(`clip c WHERE ${among}`) };
}
