/** What operations are about, in the plural. Scopes of API keys name these. */
export const RESOURCES = [
  "account",
  "alerts",
  "audit",
  "bot",
  "broadcasters",
  "channels",
  "clips",
  "commands",
  "deliveries",
  "devices",
  "events",
  "eventsub",
  "following",
  "jobs",
  "keys",
  "messages",
  "moderation",
  "notifications",
  "preferences",
  "publishers",
  "quota",
  "quotes",
  "roles",
  "streams",
  "sync",
  "targets",
  "timers",
  "viewers",
  "webhooks",
] as const;

export type Resource = (typeof RESOURCES)[number];
export type Verb = "read" | "write";
/** What an API key may be allowed: `clips:read`. */
export type Scope = `${Resource}:${Verb}`;

/** What no key may do anything with, whatever its scopes: other keys, and the account. */
export const NEVER_BY_KEY: readonly Resource[] = ["account", "keys"];

/** How an operation of the API is called and described. */
export interface OperationInfo {
  /** Unique in the API, for ever: `clips.list`. What is before the dot is what a key's scope must name. */
  operation: `${Resource}.${string}`;
  /** One line that says what it does: "Lists the clips of a channel". */
  summary: string;
  /** More, where that line is not enough: Markdown. */
  description?: string;
  /** Of a key; when left out, reading for GET and HEAD, writing for the rest. Null: keys may not do this at all. */
  scope?: Scope | null;
}

/** What a route says of itself, and nothing else of it. */
export function infoOf({ operation, summary, description, scope }: OperationInfo): OperationInfo {
  return { operation, summary, ...(description && { description }), ...(scope !== undefined && { scope }) };
}

/** Next answers HEAD by what answers GET, and leaves the body out. */
export const isReading = (method: string): boolean => method === "GET" || method === "HEAD";

/** The scope that a key must have for an operation; null: none is enough. */
export function scopeOf({ operation, scope }: OperationInfo, method: string): Scope | null {
  const resource = operation.slice(0, operation.indexOf(".")) as Resource;
  if (NEVER_BY_KEY.includes(resource)) return null;
  if (scope !== undefined) return scope;
  return `${resource}:${isReading(method) ? "read" : "write"}`;
}
