import { z } from "zod";

/** A time as an ISO 8601 string in UTC. */
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** A file with everything that is kept of the person. */
export const accountExport = z.object({
  id: z.uuid(),
  /** queued · running: it is being made · ready: it can be fetched until `expiresAt` · failed: ask again */
  state: z.enum(["queued", "running", "ready", "failed"]),
  askedAt: instant,
  /** Entries that are in it so far. */
  rows: count,
  bytes: count,
  readyAt: instant.nullable(),
  /** Until when it can be fetched; null until it is ready. */
  expiresAt: instant.nullable(),
});
export type AccountExport = z.infer<typeof accountExport>;
export const accountExportList = z.object({ items: z.array(accountExport), next_cursor: z.null() });
export type AccountExportList = z.infer<typeof accountExportList>;

export const exportParams = z.object({ id: z.uuid("must be the id of an export (UUID)") });

/** POST /api/v1/account/deletion. Asking again changes what goes with it, not when. */
export const deletionInput = z.strictObject({
  /** The person's own login: it is not deleted by a slip. */
  login: z.string().trim().toLowerCase().min(1).max(100),
  /** Whether what they wrote in chats is erased as well. */
  eraseChat: z.boolean().default(true),
  /** Whether what is kept of their own channel goes as well. */
  deleteChannel: z.boolean().default(true),
});
export type DeletionInput = z.output<typeof deletionInput>;

/** How things are with the account's end. */
export const accountDeletion = z.object({
  askedAt: instant,
  /** From then on it cannot be kept any more. */
  dueAt: instant,
  eraseChat: z.boolean(),
  deleteChannel: z.boolean(),
  /** Whether it has begun. */
  begun: z.boolean(),
  /** Where the receipt is, also for those who are not signed in any more: a path of this site. */
  receiptPath: z.string(),
});
export type AccountDeletion = z.infer<typeof accountDeletion>;
/** GET /api/v1/account/deletion: null when nobody asked for it. */
export const deletionStatus = z.object({ deletion: accountDeletion.nullable() });
export type DeletionStatus = z.infer<typeof deletionStatus>;

/** What is left of an account that was deleted. Nothing in it says whose it was. */
export const deletionReceipt = z.object({
  id: z.uuid(),
  askedAt: instant,
  dueAt: instant,
  /** Its owner kept it, then. */
  keptAt: instant.nullable(),
  doneAt: instant.nullable(),
  /** How many entries of each kind were deleted. */
  counts: z.record(z.string(), count),
});
export type DeletionReceipt = z.infer<typeof deletionReceipt>;
export const receiptParams = z.object({ token: z.string().max(200) });

/** How long something is kept: as many days; with the account; with the channel; or for good. */
export type KeptFor = { days: number } | "account" | "channel" | "always";

/** Something that is kept of people, as the privacy page tells of it. */
export interface Kept {
  /** Its texts in the catalogue: privacy.kept.<id>. */
  id: KeptId;
  tables: readonly string[];
  until: KeptFor;
}

export type KeptId =
  | "profile"
  | "sessions"
  | "follows"
  | "preferences"
  | "inbox"
  | "mails"
  | "wishes"
  | "searches"
  | "looks"
  | "messages"
  | "viewers"
  | "optOut"
  | "roles"
  | "channel"
  | "said"
  | "moderation"
  | "clips"
  | "streams"
  | "keys"
  | "audit"
  | "jobs"
  | "events"
  | "twitchEvents"
  | "lost"
  | "export"
  | "deletion"
  | "bot";
