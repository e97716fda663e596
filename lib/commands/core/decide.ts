import type { Caller, Command, CooldownRole, Refusal } from "../schema";
import { isAdmitted, rolesOf } from "./standing";

/** What of a command decides whether it is answered. */
export type Decidable = Pick<
  Command,
  | "enabled"
  | "permission"
  | "people"
  | "streamState"
  | "categories"
  | "cooldownSeconds"
  | "personCooldownSeconds"
  | "roleCooldowns"
  | "moderatorsExempt"
>;

/** How the channel is. `categoryId` is the latest while it is offline, as Twitch keeps it; "" when none is known. */
export interface ChannelState {
  online: boolean;
  categoryId: string;
}

/** When a command was last answered, in ms since the epoch: to anybody, and to the one who asks. Null: never. */
export interface LastUses {
  everyone: number | null;
  person: number | null;
}

/**
 * Why a command is not answered at `now` (ms since the epoch), or null when it is: the first of what stands against it
 * in the order in which waiting helps ever more. Whoever is not known to follow counts as somebody who does not.
 */
export function decide(
  command: Decidable,
  caller: Caller,
  channel: ChannelState,
  last: LastUses,
  now: number,
): Refusal | null {
  if (!command.enabled) return { why: "disabled" };
  if (!isAdmitted(command, caller)) return { why: "permission", needs: command.permission };
  return conditionOf(command, channel) ?? cooldownOf(command, caller, last, now);
}

function conditionOf({ streamState, categories }: Decidable, channel: ChannelState): Refusal | null {
  if (streamState === "online" && !channel.online) return { why: "condition", needs: "online" };
  if (streamState === "offline" && channel.online) return { why: "condition", needs: "offline" };
  if (categories.length > 0 && !categories.some(({ id }) => id === channel.categoryId))
    return { why: "condition", needs: "category" };
  return null;
}

/** Of the two cooldowns, the one that lasts longer. */
function cooldownOf(command: Decidable, caller: Caller, last: LastUses, now: number): Refusal | null {
  if (command.moderatorsExempt && (caller.moderator || caller.broadcaster)) return null;
  const all = secondsLeft(command.cooldownSeconds, last.everyone, now);
  const own = secondsLeft(personCooldown(command, caller), last.person, now);
  if (all <= 0 && own <= 0) return null;
  return own > all
    ? { why: "cooldown", scope: "person", secondsLeft: own }
    : { why: "cooldown", scope: "everyone", secondsLeft: all };
}

/** The seconds between two answers to one person: of the roles that have their own, the least. */
export function personCooldown(
  { personCooldownSeconds, roleCooldowns }: Pick<Decidable, "personCooldownSeconds" | "roleCooldowns">,
  caller: Caller,
): number {
  const own = rolesOf(caller).flatMap((role: CooldownRole) => roleCooldowns[role] ?? []);
  return own.length === 0 ? personCooldownSeconds : Math.min(...own);
}

/** A clock that was set back makes nobody wait longer than the cooldown is. */
function secondsLeft(cooldownSeconds: number, lastMs: number | null, now: number): number {
  if (lastMs === null) return 0;
  return cooldownSeconds - Math.max(0, now - lastMs) / 1000;
}
