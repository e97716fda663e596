import { type ChannelState, decide } from "./core/decide";
import { refusalWords } from "./core/refusal-words";
import { dependsOnFollowing } from "./core/standing";
import type { Asking, ExecuteDeps, Ready } from "./execution";
import { isManagement } from "./own-answers";
import { prepare } from "./prepare";
import { channelNow, findAsked, type Uses, usesOf } from "./repository-execute";
import type { CommandRow } from "./repository-rows";
import type { Caller, Execution, Refusal } from "./schema";

interface Judged {
  command: CommandRow;
  channel: ChannelState;
  caller: Caller;
  args: string;
}

/** Why it is not answered; null when it is. What changes commands or quotes is for moderators, who wait for nothing. */
export function judge({ command, channel, caller, args }: Judged, uses: Uses): Refusal | null {
  if (command.deletedAt) return { why: "unknown" };
  if (!isManagement(command.builtin, args)) return decide(command, caller, channel, uses, uses.now);
  if (!command.enabled) return { why: "disabled" };
  return caller.moderator || caller.broadcaster ? null : { why: "permission", needs: "moderator" };
}

export const refused = (command: string, refusal: Refusal): Execution => ({
  answered: false,
  command,
  refusal,
  words: refusalWords(refusal),
});

/**
 * A command with what its answer needs; or why there is none ("repeated": it was answered before), as far as that is
 * certain without a lock: what is cooling down now has no less to cool then. Chats that shout a command cost a look each, and no lock.
 */
export async function settle(deps: ExecuteDeps, asking: Asking): Promise<Ready | Execution | "repeated"> {
  const { channelId, name, useId, args } = asking;
  const asked = { channelId, personId: asking.caller.id, useId };
  // One after the other: a bot has few connections, and reading needs them, too.
  const command = await findAsked(deps.pool, asked, name);
  const channel = command && (await channelNow(deps.pool, channelId));
  // Two bots that answer each other would never end.
  if (!command || !channel || (command.isBot && asking.source === "chat"))
    return refused(name, { why: "unknown" });
  const uses = await usesOf(deps.pool, command.id, asked);
  // Before anything else: a cooldown that it began itself is no reason to refuse it.
  if (uses.repeated) return "repeated";
  // Following the channel only ever helps: what is refused to a follower is refused to all.
  const atBest = { ...asking.caller, follower: asking.caller.follower ?? true };
  const refusal = judge({ command, channel, caller: atBest, args }, uses);
  if (refusal) return refused(command.name, refusal);
  const caller = await known(deps, command, asking);
  return { command, channel, caller, making: await prepare(deps, channel, command, { ...asking, caller }) };
}

/** The caller, with whether they follow if that makes a difference. */
async function known(
  { followage }: ExecuteDeps,
  command: CommandRow,
  { channelId, caller }: Asking,
): Promise<Caller> {
  if (!dependsOnFollowing(command, caller)) return caller;
  return { ...caller, follower: (await followage(channelId, caller.id)).state === "following" };
}
