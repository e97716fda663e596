import type { Db } from "@/lib/db/client";
import type { DomainEvent } from "@/lib/events/schema";
import { planStore, type ToldClip } from "./core/store-plan";
import { noteCategories } from "./repository-categories";
import { lockKnown, putClips } from "./repository-clips-write";
import { linkClips } from "./repository-link";

/** What was stored, and what others are to hear of it. */
export interface Stored {
  /** Clips that were not known. */
  added: number;
  /** To be appended as the last statement of the same transaction. */
  events: DomainEvent[];
}

/**
 * Stores clips as Twitch told them at `now`, linked to their streams, in the caller's transaction: at most 100, as
 * an event names them all. Those of channels that are not connected are left out. Stored again, they are what Twitch
 * says last.
 */
export async function storeClips(
  tx: Db,
  told: readonly ToldClip[],
  { now, backfill }: { now: Date; backfill: boolean },
): Promise<Stored> {
  const known = await lockKnown(
    tx,
    told.map(({ id }) => id),
  );
  const { rows, changed, back } = planStore(told, known, now);
  const written = await putClips(tx, rows, now);
  const linked = await linkClips(tx, { ids: written.map(({ id }) => id) });
  await noteCategories(
    tx,
    rows.map(({ categoryId }) => categoryId),
  );
  const added = written.filter((clip) => clip.added);
  const isNew = new Set(added.map(({ id }) => id));
  const otherwise = new Set([...changed, ...linked.map(({ id }) => id)]);
  const wasGone = new Set(back);
  const events: DomainEvent[] = [];
  for (const channelId of new Set(written.map((clip) => clip.channelId))) {
    const ofChannel = written.filter((clip) => clip.channelId === channelId);
    const found = ofChannel.filter(({ id }) => isNew.has(id));
    if (found.length > 0) events.push(foundEvent(channelId, found, backfill));
    const ids = ofChannel.map(({ id }) => id).filter((id) => !isNew.has(id));
    events.push(
      ...changedEvents(
        channelId,
        "back",
        ids.filter((id) => wasGone.has(id)),
      ),
    );
    events.push(
      ...changedEvents(
        channelId,
        "updated",
        ids.filter((id) => otherwise.has(id) && !wasGone.has(id)),
      ),
    );
  }
  return { added: added.length, events };
}

/** That clips changed: one event for many would be read as one reload, and many for many as as many. */
export function changedEvents(
  channelId: string,
  change: "updated" | "gone" | "back",
  ids: readonly string[],
): DomainEvent[] {
  const [clipId] = ids;
  if (clipId === undefined) return [];
  return [{ kind: "clip.changed", payload: { channelId, clipId: ids.length === 1 ? clipId : null, change } }];
}

const foundEvent = (
  channelId: string,
  clips: readonly { id: string; twitchId: string; title: string; createdAt: Date }[],
  backfill: boolean,
): DomainEvent => ({
  kind: "clips.found",
  payload: {
    channelId,
    backfill,
    clips: clips.map(({ id, twitchId, title, createdAt }) => ({
      id,
      twitchId,
      title,
      createdAt: createdAt.toISOString(),
    })),
  },
});
