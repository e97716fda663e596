import type { Db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { type BroadcasterDeps, processDeps } from "./deps";
import { getFollowed } from "./list";
import { lookUpByLogin } from "./look-up";
import * as repository from "./repository-follow";
import type { FollowedBroadcaster } from "./schema";

/**
 * Follows a broadcaster inside Tallylight by login; on Twitch nothing changes. Followed already is fine: the
 * choice is noted, so that no import takes it away.
 * @throws TallyError not_found when Twitch knows no such login, unavailable when Twitch cannot be asked
 */
export async function followByLogin(
  userId: string,
  login: string,
  deps: BroadcasterDeps = processDeps(),
): Promise<FollowedBroadcaster> {
  const user = await lookUpByLogin(login, deps);
  await withTransaction(async (tx) => {
    const before = await beginChange(tx, userId, user.id);
    await repository.putChoice(tx, userId, user.id, "follow");
    if (before?.active) return;
    await repository.adjustFollowerCounts(tx, [user.id], []);
    await tellChange(tx, userId, user.id);
  }, deps.pool);
  return getFollowed(userId, user.id, deps.pool);
}

/**
 * Unfollows inside Tallylight, for good: no import brings it back. Unfollowed already is fine.
 * @throws TallyError not_found when the person never followed it
 */
export async function unfollow(
  userId: string,
  broadcasterId: string,
  { pool }: Pick<BroadcasterDeps, "pool"> = processDeps(),
): Promise<void> {
  await withTransaction(async (tx) => {
    const before = await beginChange(tx, userId, broadcasterId);
    if (!before) throw notFollowed();
    await assertUnchanged(() => before.muted);
    await repository.putChoice(tx, userId, broadcasterId, "unfollow");
    if (!before.active) return;
    await repository.adjustFollowerCounts(tx, [], [broadcasterId]);
    await tellChange(tx, userId, broadcasterId);
  }, pool);
}

/** Mutes or unmutes: a muted one stays in the list and tells nobody. @throws TallyError not_found */
export async function setMuted(
  userId: string,
  broadcasterId: string,
  muted: boolean,
  { pool }: Pick<BroadcasterDeps, "pool"> = processDeps(),
): Promise<FollowedBroadcaster> {
  await withTransaction(async (tx) => {
    const before = await beginChange(tx, userId, broadcasterId);
    if (!before?.active) throw notFollowed();
    await assertUnchanged(() => before.muted);
    if (before.muted === muted) return;
    await repository.putMuted(tx, userId, broadcasterId, muted);
    await tellChange(tx, userId, broadcasterId);
  }, pool);
  return getFollowed(userId, broadcasterId, pool);
}

/** The follow as it stands, which nobody changes from here to the end of the transaction. */
async function beginChange(tx: Db, userId: string, broadcasterId: string) {
  if (!(await repository.lockPerson(tx, userId))) {
    throw new TallyError("not_found", "This account does not exist any more.");
  }
  return repository.findBefore(tx, userId, broadcasterId);
}

const tellChange = (tx: Db, userId: string, broadcasterId: string) =>
  appendEvents(tx, [{ kind: "follow.changed", payload: { userId, broadcasterId } }]);

const notFollowed = () => new TallyError("not_found", "You do not follow this channel here.");
