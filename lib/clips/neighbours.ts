import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import { nothingHere } from "./access";
import { getClip } from "./get";
import { filterOf } from "./list";
import { neighboursAmong, neighboursInCollection } from "./repository-read-neighbours";
import type { Clip, ClipNeighbours, ClipNeighboursQuery, ClipSort } from "./schema";

/**
 * Which clips come before and after one in a list, however far down it stands. Where it would stand is told too of one
 * that is not in the list, but for a collection in its own order.
 * @throws TallyError not_found when the clip or the list is not theirs to see
 */
export async function findNeighbours(
  person: Person,
  id: string,
  query: ClipNeighboursQuery,
  from: Db = db(),
): Promise<ClipNeighbours> {
  const clip = await getClip(person, id, from);
  const filter = await filterOf(person, query, from);
  const { sort } = query;
  if (sort !== "collection")
    return neighboursAmong(from, filter, { sort, at: { value: sortedBy(clip, sort), id } });
  if (filter.collectionId === null) throw nothingHere();
  return neighboursInCollection(from, filter.collectionId, id);
}

function sortedBy({ createdAt, views, durationMs }: Clip, sort: ClipSort): Date | number {
  switch (sort) {
    case "created":
      return new Date(createdAt);
    case "views":
      return views;
    case "duration":
      return durationMs;
  }
}
