import { z } from "zod";
import { NEVER_BY_KEY, RESOURCES, type Resource, type Scope, type Verb } from "@/lib/http/core/operation";
import { paging } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";

export type { Resource, Scope, Verb };

const instant = z.iso.datetime();

/** Keys that one person, or the instance, has at a time. */
export const MOST_KEYS = 50;
export const MOST_NAME_CHARACTERS = 80;
/** Ten years; what is to last longer says that it does not expire. */
export const MOST_DAYS = 3_650;

/** Whose keys: a person's own, or the instance's. */
export type KeyOwner = "self" | "instance";

/** What belongs to a person, which the instance is not. */
const PERSONAL: readonly Resource[] = ["devices", "following", "notifications", "preferences"];
/** What only operators may do anything with. Their scopes are offered to no one else, and help no one else. */
const OPERATORS: readonly Resource[] = [
  "alerts",
  "deliveries",
  "eventsub",
  "jobs",
  "publishers",
  "quota",
  "sync",
  "webhooks",
];
/** What is only read. */
const READ_ONLY: readonly Resource[] = ["alerts", "audit", "broadcasters", "channels", "events", "quota"];

/** What a key of an owner can be for. */
export const resourcesFor = (owner: KeyOwner, operator: boolean): Resource[] =>
  RESOURCES.filter(
    (resource) =>
      !NEVER_BY_KEY.includes(resource) &&
      (owner === "self" || !PERSONAL.includes(resource)) &&
      (operator || !OPERATORS.includes(resource)),
  );

/** What can be done with a resource. */
export const verbsOf = (resource: Resource): Verb[] =>
  READ_ONLY.includes(resource) ? ["read"] : ["read", "write"];

/** Every scope that a key of an owner can have. */
export const scopesFor = (owner: KeyOwner, operator: boolean): Scope[] =>
  resourcesFor(owner, operator).flatMap((resource) =>
    verbsOf(resource).map((verb): Scope => `${resource}:${verb}`),
  );

const name = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(MOST_NAME_CHARACTERS, `must have ${MOST_NAME_CHARACTERS} characters at most`)
  .refine(isStorable, NOT_STORABLE);

const scopesOf = (owner: KeyOwner) =>
  z
    .array(z.enum(scopesFor(owner, true), "must be scopes of the list at /scopes"))
    .min(1, "must name at least one scope")
    .max(200)
    .transform((scopes) => [...new Set(scopes)].sort());

const inputOf = (owner: KeyOwner) =>
  z.strictObject({
    name,
    scopes: scopesOf(owner),
    /** Null: it does not expire. */
    expiresInDays: z
      .int("must be a whole number")
      .min(1, "must be at least 1 day")
      .max(MOST_DAYS, "must be 3,650 days at most")
      .nullable()
      .default(90),
  });

/** POST /api/v1/keys */
export const keyInput = inputOf("self");
/** POST /api/v1/instance-keys */
export const instanceKeyInput = inputOf("instance");
export type KeyInput = z.output<typeof keyInput>;

/** PATCH: what a key may never changes, so that what was read of it stays true. */
export const keyChange = z.strictObject({ name });
export type KeyChange = z.infer<typeof keyChange>;

export const keyParams = z.object({ id: z.uuid("must be the id of a key (UUID)") });

/** Nothing is done by a key that has expired or was revoked. One that was revoked stays so, whenever it would expire. */
export const keyState = z.enum(["active", "expired", "revoked"]);
export type KeyState = z.infer<typeof keyState>;

/** How a key stands at a time, for pages that stay open past its end. */
export function stateOf(
  { revokedAt, expiresAt }: Pick<ApiKey, "revokedAt" | "expiresAt">,
  now: number,
): KeyState {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && Date.parse(expiresAt) <= now ? "expired" : "active";
}

export const apiKey = z.object({
  id: z.uuid(),
  state: keyState,
  name: z.string(),
  /** How the key begins. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdAt: instant,
  /** Who made it; null when their account is gone. */
  createdBy: z.string().nullable(),
  expiresAt: instant.nullable(),
  /** To the minute; null: never yet. */
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

/** What people edit of it: see `assertUnchanged`. */
export const editedOfKey = ({ name, revokedAt }: ApiKey) => [name, revokedAt];

/** A new key. `token` is what programs send; it is shown this once: we do not keep it. */
export const newKey = apiKey.extend({ token: z.string() });
export type NewKey = z.infer<typeof newKey>;

/** GET /api/v1/keys: the newest first, also those that were revoked or have expired, until they are forgotten. */
export const keysQuery = z.object({
  ...paging(),
});
export type KeysQuery = z.output<typeof keysQuery>;

export const keyList = z.object({ items: z.array(apiKey), next_cursor: z.string().nullable() });
export type KeyList = z.infer<typeof keyList>;

/** GET /api/v1/keys/scopes: what a key of one's own can be allowed. */
export const scopeList = z.object({
  items: z.array(z.object({ scope: z.string(), resource: z.string(), verb: z.enum(["read", "write"]) })),
});
export type ScopeList = z.infer<typeof scopeList>;
