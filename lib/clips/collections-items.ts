import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { TallyError } from "@/lib/kernel/errors";
import { nothingHere } from "./access";
import { managedCollection } from "./access-collections";
import { changing } from "./collections";
import { movedOrder } from "./core/edit-lists";
import { clipsAmong, lockItems, putItems } from "./repository-collections-items";
import { type ClipCollection, type CollectionItemsChange, MOST_COLLECTED } from "./schema";

/**
 * Adds clips to a collection, takes them out or moves them; see the schema for where they come to stand. Of two people
 * who do so at once, the second changes what the first left. What is so already is fine, and ids of other channels'
 * clips are left out.
 * @throws TallyError not_found, also when none of what is added is a clip of the channel; conflict when the collection
 *   was removed, would have too many, or does not have the clips that are moved or the one before which they are to stand
 */
export async function changeCollectionItems(
  person: Person,
  id: string,
  change: CollectionItemsChange,
  pool: Pool = db(),
): Promise<ClipCollection> {
  const { broadcaster } = await managedCollection(pool, person, id);
  return changing(pool, broadcaster.id, { action: "collection.items", after: change }, async (tx) => {
    const order = await lockItems(tx, id);
    if (!order)
      throw new TallyError("conflict", "This collection is removed. Restore it before you change it.");
    const next = await orderAfter(tx, broadcaster.id, order, change);
    if (next.length > MOST_COLLECTED && next.length > order.length) throw full();
    await putItems(tx, id, next);
    return id;
  });
}

async function orderAfter(
  tx: Db,
  channelId: string,
  order: readonly string[],
  change: CollectionItemsChange,
): Promise<string[]> {
  const { action, ids } = change;
  const known = action === "add" ? await clipsAmong(tx, channelId, ids) : new Set(order);
  const meant = ids.filter((id) => known.has(id));
  switch (action) {
    case "add":
      if (meant.length === 0) throw nothingHere();
      return [...new Set([...order, ...meant])];
    case "remove":
      return order.filter((id) => !meant.includes(id));
    case "move":
      if (meant.length === 0 || (change.before !== null && !known.has(change.before))) throw movedAway();
      return movedOrder(order, meant, change.before);
  }
}

const full = () => new TallyError("conflict", `A collection has at most ${MOST_COLLECTED} clips.`);
const movedAway = () =>
  new TallyError(
    "conflict",
    "Somebody changed this collection meanwhile. Look at it again before you change it.",
  );
