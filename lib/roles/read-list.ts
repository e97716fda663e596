import { ROLE_SCOPES, type Twitch, TwitchError } from "@/lib/twitch";
import { describeFailure, isMissingScope } from "./core/describe-failure";
import { type ChannelRole, channelRole, type RoleHolder } from "./schema";

export type RoleTwitch = Pick<Twitch, "listSubscribers" | "listVips" | "listModerators">;

export const ROLES = channelRole.options;

/** A list as it was read, or the line that says why it was not. */
export type ListAnswer =
  | { role: ChannelRole; listed: RoleHolder[] }
  | { role: ChannelRole; error: string; missingScope: string | null };

/**
 * Reads one of a channel's lists whole, or what it says of `userIds`. What Twitch refuses is an answer.
 * @throws the signal's reason when aborted
 */
export async function readList(
  twitch: RoleTwitch,
  channelId: string,
  role: ChannelRole,
  options: { userIds?: readonly string[]; signal?: AbortSignal },
): Promise<ListAnswer> {
  try {
    return { role, listed: await listOf(twitch, channelId, role, options) };
  } catch (error) {
    if (!(error instanceof TwitchError)) throw error;
    const scope = ROLE_SCOPES[role];
    return {
      role,
      error: describeFailure(role, scope, error),
      missingScope: isMissingScope(error) ? scope : null,
    };
  }
}

async function listOf(
  twitch: RoleTwitch,
  channelId: string,
  role: ChannelRole,
  options: { userIds?: readonly string[]; signal?: AbortSignal },
): Promise<RoleHolder[]> {
  if (role === "subscriber") {
    const subscribers = await twitch.listSubscribers(channelId, options);
    return subscribers.map(({ id, ...subscriber }) => ({ userId: id, ...subscriber }));
  }
  const users = await (role === "vip"
    ? twitch.listVips(channelId, options)
    : twitch.listModerators(channelId, options));
  return users.map(({ id, ...user }) => ({
    userId: id,
    ...user,
    tier: null,
    gift: false,
    gifterLogin: null,
  }));
}
