import type { ChatRole } from "@/lib/chat/schema";
import type { ChannelRole } from "@/lib/roles/schema";

/** The role bits of chat_message.flags, as its migration names them. Highest role first. */
const ROLE_BITS: readonly [role: ChatRole, bit: number][] = [
  ["broadcaster", 1],
  ["lead_moderator", 2],
  ["moderator", 4],
  ["vip", 8],
  ["subscriber", 16],
  ["founder", 32],
];

/** The list of Twitch's that decides about a role. Of a broadcaster there is none. */
const LISTED_IN: Partial<Record<ChatRole, ChannelRole>> = {
  lead_moderator: "moderator",
  moderator: "moderator",
  vip: "vip",
  subscriber: "subscriber",
  founder: "subscriber",
};

/** What Twitch's lists say of somebody who is shown with a role; undefined: its badge alone says it. */
export const listedAs = <Listed extends { role: ChannelRole }>(
  role: ChatRole,
  listed: readonly Listed[],
): Listed | undefined => listed.find((one) => one.role === LISTED_IN[role]);

/**
 * What somebody is in the channel, highest first. Where Twitch's list is fresh, it alone decides, since badges are as
 * old as the last message; where it is not, the badges do. The lists do not tell lead moderators and founders apart:
 * of those who are on them, the badge says it.
 */
export const rolesNow = (
  flags: number,
  fresh: ReadonlySet<ChannelRole>,
  held: ReadonlySet<ChannelRole>,
): ChatRole[] =>
  ROLE_BITS.flatMap(([role, bit]) => {
    const list = LISTED_IN[role];
    const badge = (flags & bit) !== 0;
    if (list === undefined || !fresh.has(list)) return badge ? [role] : [];
    return held.has(list) && (badge || role === list) ? [role] : [];
  });

/** How to find those whom `rolesNow` gives a role: what the badges must have, and on which list they must stand. */
export interface RoleFilter {
  /** Any of these bits; 0 for whatever badges. */
  badges: number;
  /** Null: on none in particular. */
  list: ChannelRole | null;
}

/** See `RoleFilter`. Undefined asks for everybody. */
export function filterOf(role: ChatRole | undefined, fresh: ReadonlySet<ChannelRole>): RoleFilter {
  const badges = ROLE_BITS.find(([name]) => name === role)?.[1] ?? 0;
  const list = role && LISTED_IN[role];
  if (list === undefined || !fresh.has(list)) return { badges, list: null };
  return { badges: role === list ? 0 : badges, list };
}
