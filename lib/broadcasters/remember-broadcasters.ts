import { type FollowedChannel, TwitchError, type TwitchUser } from "@/lib/twitch";
import type { BroadcasterDeps } from "./deps";
import { knownSince, putProfiles } from "./repository-profiles";

const PROFILE_LASTS_MS = 24 * 60 * 60 * 1000;

/**
 * Makes sure that every listed channel has a row, and asks Twitch for the pictures and names that are unknown
 * or a day old. When Twitch does not tell those, the names on the list do, and the next import asks again.
 */
export async function rememberBroadcasters(
  { pool, twitch, log }: BroadcasterDeps,
  channels: readonly FollowedChannel[],
  { now, signal }: { now: Date; signal?: AbortSignal | undefined },
): Promise<void> {
  const ids = channels.map((channel) => channel.broadcasterId);
  const known = await knownSince(pool, ids, new Date(now.getTime() - PROFILE_LASTS_MS));
  const unknown = ids.filter((id) => !known.has(id));
  const users = new Map<string, TwitchUser>();
  try {
    for (const user of await twitch.getUsers({ ids: unknown }, { signal })) users.set(user.id, user);
  } catch (error) {
    if (!(error instanceof TwitchError)) throw error;
    log.warn({ kind: error.kind, profiles: unknown.length }, "profiles could not be read; names will do");
  }
  await putProfiles(
    pool,
    channels.map(({ broadcasterId: id, login, displayName }) => {
      const user = users.get(id);
      return user
        ? { ...user, profileAt: now }
        : { id, login, displayName, avatarUrl: null, profileAt: null };
    }),
  );
}
