import type { Caller, CooldownRole, Permission } from "../schema";

/** Roles, the lowest first. Whoever has one counts as having those below it, too. */
const ORDER = ["follower", "subscriber", "vip", "moderator", "broadcaster"] as const;

/** The highest role that somebody has; undefined: they are a viewer like others, as far as is known. */
function highestRole(caller: Caller): CooldownRole | undefined {
  if (caller.broadcaster) return "broadcaster";
  if (caller.moderator) return "moderator";
  if (caller.vip) return "vip";
  if (caller.subscriber) return "subscriber";
  return caller.follower === true ? "follower" : undefined;
}

/** All roles that somebody counts as having. */
export function rolesOf(caller: Caller): readonly CooldownRole[] {
  const highest = highestRole(caller);
  return highest === undefined ? [] : ORDER.slice(0, ORDER.indexOf(highest) + 1);
}

/** What of a command says who may use it. */
export interface Admission {
  permission: Permission;
  people: readonly { id: string }[];
}

/** Whether somebody may use it: by their role, because they are named, or because the channel is theirs. */
export function isAdmitted({ permission, people }: Admission, caller: Caller): boolean {
  if (permission === "everyone" || caller.broadcaster) return true;
  if (people.some(({ id }) => id === caller.id)) return true;
  return permission !== "people" && rolesOf(caller).includes(permission);
}

/**
 * Whether it makes a difference if somebody follows the channel, which is not known yet: only then is Twitch asked,
 * because that takes longer than all the rest.
 */
export function dependsOnFollowing(
  command: Admission & { roleCooldowns: Partial<Record<CooldownRole, number>> },
  caller: Caller,
): boolean {
  if (caller.follower !== null || rolesOf(caller).length > 0) return false;
  const decides = command.permission === "follower" && !isAdmitted(command, caller);
  return decides || command.roleCooldowns.follower !== undefined;
}
