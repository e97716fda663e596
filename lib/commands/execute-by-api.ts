import { can, type Person } from "@/lib/auth/core/policy";
import { channelWithFacts } from "@/lib/chat";
import type { Db } from "@/lib/db/client";
import type { ChannelRole } from "@/lib/roles/schema";
import { managedChannel } from "./access";
import { ensureBuiltins } from "./builtins";
import { executeDeps } from "./deps";
import { executeCommand } from "./execute";
import type { ExecuteDeps } from "./execution";
import { rolesHeld } from "./repository-execute";
import type { ExecuteInput, Execution } from "./schema";

/**
 * Has a command answered as if somebody had written it in chat, where the answer is then said. Who they are is taken
 * from whoever asks, who manages the channel and vouches for it; the roles that Twitch's lists say they hold now are
 * added. A flag that is false or left out takes none of these away, since programs often know less than Twitch told
 * us. In chat it is different: there the badges of the message itself are the latest truth, and nothing is added.
 * @throws TallyError not_found when the channel is not theirs to manage
 */
export async function executeByApi(
  person: Person,
  login: string,
  input: ExecuteInput,
  deps: ExecuteDeps = executeDeps(),
): Promise<Execution> {
  const { id: channelId } = await managedChannel(deps.pool, person, login);
  await ensureBuiltins(channelId, deps.pool);
  const { commandName: name, userId: id, username, args } = input;
  const held = await heldBy(deps.pool, person, login, id);
  const useId = crypto.randomUUID();
  const outcome = await executeCommand(deps, {
    caller: {
      id,
      login: username.toLowerCase(),
      displayName: username,
      broadcaster: id === channelId,
      moderator: input.isModerator || held.has("moderator"),
      vip: input.isVip || held.has("vip"),
      subscriber: input.isSubscriber || held.has("subscriber"),
      follower: input.isFollower ?? null,
    },
    ...{ channelId, name, args, source: "api", useId, messageId: null },
  });
  if (outcome === "repeated") throw new Error("a new id was used before");
  return outcome;
}

/**
 * The roles that somebody holds by Twitch's lists, as far as whoever asks may know them: what is answered and what is
 * refused would tell who subscribes, and managing commands is no leave to know that.
 */
async function heldBy(db: Db, person: Person, login: string, personId: string): Promise<Set<ChannelRole>> {
  const found = await channelWithFacts(db, person, login);
  if (!found) return new Set();
  const held = await rolesHeld(db, found.channel.id, personId);
  const seesViewers = can(person, { action: "viewers.read", ...found.facts }) === "allowed";
  return new Set(held.filter((role) => role !== "subscriber" || seesViewers));
}
