import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { type Twitch, twitch } from "@/lib/twitch";
import { getFollowed } from "./following";
import { recountFollowers, saveProfiles } from "./repository";
import * as repository from "./repository-follows";
import type { FollowedBroadcaster } from "./schema";

interface Deps {
  pool: Pool;
  twitch: Pick<Twitch, "getUsers">;
}

const deps = (): Deps => ({ pool: db(), twitch: twitch() });

/**
 * Follows a channel inside Tallylight; nothing changes on Twitch. Following one that is followed already
 * answers the same and changes nothing.
 * @throws TallyError not_found (field login) when Twitch knows no such channel; TwitchError when it does not answer
 */
export async function followByLogin(
  userId: string,
  login: string,
  { pool, twitch: client }: Deps = deps(),
): Promise<FollowedBroadcaster> {
  const [channel] = await client.getUsers({ logins: [login] });
  if (!channel) {
    const message = `There is no Twitch channel called “${login}”.`;
    throw new TallyError("not_found", message, { fields: [{ field: "login", message }] });
  }
  const now = new Date();
  await withTransaction(async (tx) => {
    await saveProfiles(tx, [channel], now);
    if (!(await repository.chooseFollow(tx, userId, channel.id, now))) return;
    await recountFollowers(tx, [channel.id]);
    await appendEvents(tx, [{ kind: "follow.changed", payload: { userId, broadcasterId: channel.id } }]);
  }, pool);
  return getFollowed(userId, channel.id, pool);
}

/**
 * Unfollows inside Tallylight, for good: no import brings it back. Doing it twice is harmless.
 * @throws TallyError not_found when the person never followed this channel
 */
export async function unfollow(userId: string, broadcasterId: string, pool: Pool = db()): Promise<void> {
  await withTransaction(async (tx) => {
    const { known, changed } = await repository.chooseUnfollow(tx, userId, broadcasterId);
    if (!known) throw new TallyError("not_found", "You do not follow this channel here.");
    if (!changed) return;
    await recountFollowers(tx, [broadcasterId]);
    await appendEvents(tx, [{ kind: "follow.changed", payload: { userId, broadcasterId } }]);
  }, pool);
}

/**
 * A muted channel stays in the list and notifies nobody.
 * @throws TallyError not_found when the person does not follow this channel
 */
export async function setMuted(
  userId: string,
  broadcasterId: string,
  muted: boolean,
  pool: Pool = db(),
): Promise<FollowedBroadcaster> {
  await withTransaction(async (tx) => {
    if (!(await repository.saveMuted(tx, userId, broadcasterId, muted)))
      throw new TallyError("not_found", "You do not follow this channel here.");
    await appendEvents(tx, [{ kind: "follow.changed", payload: { userId, broadcasterId } }]);
  }, pool);
  return getFollowed(userId, broadcasterId, pool);
}
