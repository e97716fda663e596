import type { Person } from "@/lib/auth/core/policy";
import { can } from "@/lib/auth/core/policy";
import type { Db } from "@/lib/db/client";
import { authorize } from "@/lib/http/authorize";
import { nothingHere } from "./access";
import type { CollectionRow } from "./core/collection-of-row";
import { findCollection } from "./repository-collections";
import { managesClips } from "./sees-clip";

/**
 * A collection that somebody (null: not signed in) sees: a public one everybody, the others and those that were
 * removed who keeps the channel's clips in order.
 * @throws TallyError not_found alike when there is none and when it is none of theirs
 */
export async function readableCollection(
  db: Db,
  person: Person | null,
  id: string,
): Promise<CollectionRow & { manages: boolean }> {
  const row = await findCollection(db, id);
  if (!row) throw nothingHere();
  const manages = managesClips(person, row.broadcaster.id);
  const isPutOut = row.public && row.deletedAt === null;
  if (manages || (isPutOut && can(person, { action: "clips.shared" }) === "allowed"))
    return { ...row, manages };
  throw nothingHere();
}

/** A collection that the person keeps in order, removed or not. @throws TallyError not_found, as above */
export async function managedCollection(db: Db, person: Person, id: string): Promise<CollectionRow> {
  const row = await findCollection(db, id);
  if (!row) throw nothingHere();
  authorize(person, () => ({ action: "clips.manage", broadcasterId: row.broadcaster.id }));
  return row;
}
