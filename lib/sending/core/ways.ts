import type { AccountRole } from "./pace";

/** How a message gets to Twitch: through Helix as the app or as the account, or over IRC. */
export type Way = "app" | "account" | "irc";

/** What decides which ways are open. */
export interface Standing {
  /** What the account allowed. */
  scopes: readonly string[];
  /** The channel's owner let bots in (`channel:bot`). */
  letsBot: boolean;
  role: AccountRole;
}

/** What the account that writes is asked to allow, each with what it is for. */
export const ACCOUNT_SCOPES = [
  "user:bot",
  "user:read:chat",
  "user:write:chat",
  "chat:read",
  "chat:edit",
  "moderator:manage:banned_users",
  "moderator:manage:chat_messages",
  "moderator:manage:warnings",
] as const;

/**
 * The ways that are open, the best first. As the app the account has a bot's badge and a quota of its own; Twitch
 * wants the account's `user:bot`, and the owner's `channel:bot` or that the account moderates there. `helixIsAway`:
 * it failed lately in a way that leaves open what it did; then IRC comes first, which tells what became of a message.
 */
export function waysFor({ scopes, letsBot, role }: Standing, helixIsAway: boolean): Way[] {
  const writes = scopes.includes("user:write:chat");
  const isAtHome = role === "moderator" || role === "broadcaster";
  const ways: Way[] = [];
  if (writes && scopes.includes("user:bot") && (letsBot || isAtHome)) ways.push("app");
  if (writes) ways.push("account");
  if (scopes.includes("chat:edit") && scopes.includes("chat:read")) ways.push("irc");
  return helixIsAway && ways.includes("irc") ? ["irc", ...ways.filter((way) => way !== "irc")] : ways;
}
