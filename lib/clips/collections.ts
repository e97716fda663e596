import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { assertUnchanged } from "@/lib/http/unchanged";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { managedChannel, nothingHere, readableChannel } from "./access";
import { managedCollection, readableCollection } from "./access-collections";
import { clipOfRow } from "./core/clip-of-row";
import { collectionOfRow } from "./core/collection-of-row";
import * as repository from "./repository-collections";
import {
  type ClipCollection,
  type ClipCollectionList,
  type ClipCollectionsQuery,
  type ClipCollectionUpdate,
  type ClipList,
  type CollectionClipsQuery,
  editedOfCollection,
  MOST_COLLECTIONS,
  type NewClipCollection,
} from "./schema";

/**
 * A channel's collections: all for who keeps its clips in order, else the public ones.
 * @throws TallyError not_found when the channel is not theirs to see, nor what it removed
 */
export async function listCollections(
  person: Person,
  login: string,
  { clipId, removed }: ClipCollectionsQuery,
  from: Db = db(),
): Promise<ClipCollectionList> {
  const { channel, manages } = await readableChannel(from, person, login);
  if (removed && !manages) throw nothingHere();
  const rows = await repository.collectionsOf(from, channel.id, { removed, publicOnly: !manages });
  const holding = clipId === undefined ? [] : await repository.collectionsHolding(from, channel.id, clipId);
  const shown = new Set(rows.map(({ id }) => id));
  return { items: rows.map(collectionOfRow), holding: holding.filter((id) => shown.has(id)) };
}

/** A collection, for somebody (null: not signed in). @throws TallyError not_found when it is none of theirs */
export async function getCollection(
  person: Person | null,
  id: string,
  from: Db = db(),
): Promise<ClipCollection & { manages: boolean }> {
  const { manages, ...row } = await readableCollection(from, person, id);
  return { ...collectionOfRow(row), manages };
}

/**
 * A page of the clips of a collection, in its order, for somebody (null: not signed in). Those that were removed are
 * left out; those that Twitch has no longer say so.
 * @throws TallyError not_found when it is none of theirs, bad_request for a cursor that is not ours
 */
export async function listCollectedClips(
  person: Person | null,
  id: string,
  { cursor, limit }: CollectionClipsQuery,
  from: Db = db(),
): Promise<ClipList> {
  const after = cursor === undefined ? null : placeOf(cursor);
  const { manages, clips } = await readableCollection(from, person, id);
  const rows = await repository.collectedClips(from, id, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => clipOfRow(row, { manages })),
    next_cursor: last ? encodeCursor([last.position, last.id]) : null,
    total: clips,
  };
}

/** Makes a collection. @throws TallyError not_found when the channel is not theirs, conflict when it has too many */
export async function createCollection(
  person: Person,
  login: string,
  input: NewClipCollection,
  pool: Pool = db(),
): Promise<ClipCollection> {
  const { id: channelId } = await managedChannel(pool, person, login);
  return changing(pool, channelId, { action: "collection.create", after: input }, async (tx) => {
    await checkRoom(tx, channelId);
    return repository.insertCollection(tx, channelId, input);
  });
}

/** Changes what is given. @throws TallyError not_found, conflict when it was removed */
export async function updateCollection(
  person: Person,
  id: string,
  change: ClipCollectionUpdate,
  pool: Pool = db(),
): Promise<ClipCollection> {
  const { broadcaster } = await managedCollection(pool, person, id);
  return changing(pool, broadcaster.id, { action: "collection.update", after: change }, async (tx) => {
    await assertUnchanged(() => collectionNow(tx, id));
    if (await repository.updateCollection(tx, id, change)) return id;
    throw new TallyError("conflict", "This collection is removed. Restore it before you change it.");
  });
}

/** Removes a collection; its clips stay. Removed already is fine. @throws TallyError not_found */
export async function removeCollection(person: Person, id: string, pool: Pool = db()): Promise<void> {
  const { broadcaster } = await managedCollection(pool, person, id);
  await changing(pool, broadcaster.id, { action: "collection.delete" }, async (tx) => {
    await assertUnchanged(() => collectionNow(tx, id));
    await repository.putCollectionDeleted(tx, id, true);
    return id;
  });
}

/** Brings a collection back; there already is fine. @throws TallyError not_found, conflict when there are too many */
export async function restoreCollection(
  person: Person,
  id: string,
  pool: Pool = db(),
): Promise<ClipCollection> {
  const { broadcaster } = await managedCollection(pool, person, id);
  return changing(pool, broadcaster.id, { action: "collection.restore" }, async (tx) => {
    if (await repository.putCollectionDeleted(tx, id, false)) await checkRoom(tx, broadcaster.id, 0);
    return id;
  });
}

interface Deed {
  action: `collection.${"create" | "update" | "delete" | "restore" | "items"}`;
  after?: object;
}

/** Does something to a collection, records it, tells of it, and answers with how it is then. `work` says which it is. */
export function changing(
  pool: Pool,
  channelId: string,
  { action, after }: Deed,
  work: (tx: Db) => Promise<string>,
): Promise<ClipCollection> {
  return withTransaction(async (tx) => {
    const row = await repository.findCollection(tx, await work(tx));
    if (!row) throw nothingHere();
    const target = { kind: "collection", id: row.id, name: row.name } as const;
    await recordAudit(tx, { action, target, channelId, after });
    await appendEvents(tx, [{ kind: "clips.archive", payload: { channelId, what: "collections" } }]);
    return collectionOfRow(row);
  }, pool);
}

/** What people edit of a collection, which nobody else does to the end of the transaction. */
async function collectionNow(tx: Db, id: string) {
  await repository.lockCollection(tx, id);
  const row = await repository.findCollection(tx, id);
  return row && editedOfCollection(collectionOfRow(row));
}

/** Whether `more` collections fit in beside those that are there. */
async function checkRoom(tx: Db, channelId: string, more = 1): Promise<void> {
  if ((await repository.lockCollections(tx, channelId)) + more <= MOST_COLLECTIONS) return;
  throw new TallyError(
    "conflict",
    `A channel has at most ${MOST_COLLECTIONS} collections. Remove one first.`,
  );
}

const place = z.tuple([z.int().min(0).max(2_147_483_647), z.uuid()]);

function placeOf(cursor: string): { position: number; id: string } {
  const read = place.safeParse(decodeCursor(cursor));
  if (read.success) return { position: read.data[0], id: read.data[1] };
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an earlier answer" }],
  });
}
