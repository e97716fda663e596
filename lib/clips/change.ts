import { changed, recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { EventOf } from "@/lib/events/schema";
import { authorize } from "@/lib/http/authorize";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { nothingHere } from "./access";
import { clipOfRow } from "./core/clip-of-row";
import { getClip, type SeenClip } from "./get";
import * as repository from "./repository-change";
import { findClip } from "./repository-read-rows";
import { type ClipUpdate, editedOfClip } from "./schema";

type Change = Extract<EventOf<"clip.changed">["payload"]["change"], keyof typeof ACTIONS>;

const ACTIONS = { updated: "clip.update", deleted: "clip.delete", restored: "clip.restore" } as const;

/** Whose clip it is, for one who keeps it in order. @throws TallyError not_found, also when it is not theirs */
export async function managedClip(from: Db, person: Person, id: string): Promise<repository.ClipState> {
  const state = await repository.findState(from, id);
  if (!state) throw nothingHere();
  authorize(person, () => ({ action: "clips.manage", broadcasterId: state.channelId }));
  return state;
}

/**
 * Changes what a channel says of a clip, removes it or brings it back; what is left out stays, and so does what Twitch
 * says of it. What is so already is fine, and told to nobody.
 * @throws TallyError not_found, conflict when a removed one is to be changed without being brought back
 */
export async function updateClip(
  person: Person,
  id: string,
  change: ClipUpdate,
  pool: Pool = db(),
): Promise<SeenClip> {
  const { channelId } = await managedClip(pool, person, id);
  await withTransaction(async (tx) => {
    const { did, before } = await apply(tx, channelId, id, change);
    if (!did) return;
    const target = { kind: "clip", id, name: before.title } as const;
    const { removed: _, ...words } = change;
    await recordAudit(tx, { action: ACTIONS[did], target, channelId, ...changed(before, words) });
    await appendEvents(tx, [{ kind: "clip.changed", payload: { channelId, clipId: id, change: did } }]);
  }, pool);
  return getClip(person, id, pool);
}

async function apply(
  tx: Db,
  channelId: string,
  id: string,
  { removed, ...words }: ClipUpdate,
): Promise<{ did: Change | null; before: repository.ClipState }> {
  const [state] = await repository.lockStates(tx, channelId, [id]);
  if (!state) throw nothingHere();
  await assertUnchanged(async () => editedOfClip(await clipNow(tx, id)));
  const saysWords = words.title !== undefined || words.tags !== undefined;
  if (saysWords && state.deleted && removed !== false)
    throw new TallyError("conflict", "This clip is removed. Restore it before you change it.");
  const isOther = saysWords && (await repository.putWords(tx, id, words));
  const moved = removed === undefined ? [] : await repository.putDeleted(tx, [id], removed);
  if (moved.length > 0) return { did: removed ? "deleted" : "restored", before: state };
  return { did: isOther ? "updated" : null, before: state };
}

async function clipNow(tx: Db, id: string) {
  const row = await findClip(tx, id);
  if (!row) throw nothingHere();
  return clipOfRow(row, { manages: true });
}

/** Removes a clip: only those who keep it in order see it from then on. Removed already is fine. @throws TallyError not_found */
export async function removeClip(person: Person, id: string, pool: Pool = db()): Promise<void> {
  await updateClip(person, id, { removed: true }, pool);
}

/** Brings a removed clip back; there already is fine. @throws TallyError not_found */
export const restoreClip = (person: Person, id: string, pool: Pool = db()): Promise<SeenClip> =>
  updateClip(person, id, { removed: false }, pool);
