import type { ChatRole } from "@/lib/chat/schema";

/** The role bits of chat_message.flags, as its migration names them. Highest role first. */
const ROLE_BITS: readonly [role: ChatRole, bit: number][] = [
  ["broadcaster", 1],
  ["lead_moderator", 2],
  ["moderator", 4],
  ["vip", 8],
  ["subscriber", 16],
  ["founder", 32],
];

/** What somebody was in the channel, highest first. */
export const rolesOf = (flags: number): ChatRole[] =>
  ROLE_BITS.flatMap(([role, bit]) => (flags & bit ? [role] : []));

/** Matches flags of which any bit is set; 0 for no role, which matches all. */
export const bitOf = (role: ChatRole | undefined): number =>
  ROLE_BITS.find(([name]) => name === role)?.[1] ?? 0;
