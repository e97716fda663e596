import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { managedChannel, nothingHere } from "./access";
import * as repository from "./repository-change";
import { type ClipsBulk, type DoneCount, MOST_TAGS } from "./schema";

const EVENT = { remove: "deleted", restore: "restored", tag: "updated", untag: "updated" } as const;

/**
 * Does the same to several clips of a channel, in one transaction. What is so already counts as done; not done are
 * clips that were removed and are to be tagged, and those that would have too many tags. Ids of other channels' clips
 * are as good as ids of nothing.
 * @throws TallyError not_found when the channel is not theirs, or none of the clips is the channel's
 */
export async function changeClips(
  person: Person,
  login: string,
  bulk: ClipsBulk,
  pool: Pool = db(),
): Promise<DoneCount> {
  const { id: channelId } = await managedChannel(pool, person, login);
  return withTransaction(async (tx) => {
    const states = await repository.lockStates(tx, channelId, bulk.ids);
    if (states.length === 0) throw nothingHere();
    const done = await apply(tx, states, bulk);
    const [only] = done;
    const clipId = done.length === 1 && only !== undefined ? only : null;
    if (done.length > 0) {
      const { ids: _, ...what } = bulk;
      const target = { kind: "channel", id: channelId } as const;
      await recordAudit(tx, { action: "clip.bulk", target, channelId, after: { ...what, clips: done } });
      await appendEvents(tx, [
        { kind: "clip.changed", payload: { channelId, clipId, change: EVENT[bulk.action] } },
      ]);
    }
    return { done: done.length };
  }, pool);
}

/** Says for which it is now so. */
async function apply(tx: Db, states: readonly repository.ClipState[], bulk: ClipsBulk): Promise<string[]> {
  const all = states.map(({ id }) => id);
  const there = states.filter(({ deleted }) => !deleted).map(({ id }) => id);
  switch (bulk.action) {
    case "remove":
    case "restore":
      await repository.putDeleted(tx, all, bulk.action === "remove");
      return all;
    case "tag":
      return repository.addTags(tx, there, bulk.tags, MOST_TAGS);
    case "untag":
      await repository.removeTags(tx, there, bulk.tags);
      return there;
  }
}
