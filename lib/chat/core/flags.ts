import type { ChatRole } from "../schema";

/** The bits of chat_message.flags, as its migration names them. */
export const FLAG = {
  broadcaster: 1,
  leadModerator: 2,
  moderator: 4,
  vip: 8,
  subscriber: 16,
  founder: 32,
  first: 64,
  action: 128,
  link: 256,
  emotes: 512,
  bits: 1024,
} as const;

const ROLES: readonly [bit: number, role: ChatRole][] = [
  [FLAG.broadcaster, "broadcaster"],
  [FLAG.leadModerator, "lead_moderator"],
  [FLAG.moderator, "moderator"],
  [FLAG.vip, "vip"],
  [FLAG.subscriber, "subscriber"],
  [FLAG.founder, "founder"],
];

/** What the author was in the channel, highest first. */
export const rolesOf = (flags: number): ChatRole[] =>
  ROLES.flatMap(([bit, role]) => (flags & bit ? [role] : []));
