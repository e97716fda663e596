import type { Namespace } from "./catalogue";

/** What the shell around signed-in pages says, the live banner in it, and what can be done with a channel. */
const SHELL = [
  "ui",
  "shell",
  "alerts",
  "notifications",
  "live-banner",
  "following",
] as const satisfies readonly Namespace[];

/**
 * The texts that are sent to browsers, by the part of the site. Only what components in the browser say is
 * needed: a test follows the imports of each area's pages and names what is missing and what is too much.
 */
export const AREAS = {
  site: ["ui", "failure", "theme"],
  viewer: [
    ...SHELL,
    "account",
    "failure",
    "theme",
    "api-keys",
    "charts",
    "chat",
    "chat-own",
    "clips",
    "dashboard",
    "deliveries",
    "email",
    "history",
    "preferences",
    "push",
    "wishes",
  ],
  channels: [...SHELL, "failure", "theme", "charts", "chat", "clips", "commands", "history"],
  shared: [...SHELL, "failure", "theme", "api-docs", "clips"],
  studio: [
    ...SHELL,
    "failure",
    "audit",
    "bot",
    "chat",
    "clips",
    "commands",
    "commands-import",
    "moderation",
    "quotes",
    "roles",
    "sending",
    "studio",
    "timers",
    "viewers",
  ],
  admin: [
    ...SHELL,
    "api-keys",
    "audit",
    "bot",
    "charts",
    "deliveries",
    "eventsub",
    "jobs",
    "publishers",
    "quota",
    "roles",
    "sending",
    "sync",
    "targets",
  ],
} as const satisfies Record<string, readonly Namespace[]>;

export type Area = keyof typeof AREAS;
