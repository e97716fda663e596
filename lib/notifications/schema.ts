import { z } from "zod";
import { broadcasterRef } from "@/lib/events/schema";
import { paging } from "@/lib/http/core/paging";
import { NOTICE_TYPES } from "./core/notice-types";

/**
 * What a notification tells of: a stream that began, one on air that shows something else, one in a category that the
 * person watches, or something of their own.
 */
export const notificationType = z.enum([
  "broadcaster_live",
  "stream_changed",
  "category_live",
  ...NOTICE_TYPES,
]);
export type NotificationType = z.infer<typeof notificationType>;

/** One entry of the inbox. The id is the announcement's: the same for everyone told, known before the fan-out reaches them. */
export const notificationItem = z.object({
  id: z.uuid(),
  type: notificationType,
  title: z.string(),
  message: z.string(),
  link: z.url(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  broadcaster: broadcasterRef,
  streamId: z.string(),
  /** What the stream showed at the time. */
  streamTitle: z.string(),
  categoryName: z.string(),
  /** Of a change: what was before, of that which changed. Null: it is of none. */
  changedFrom: z.object({ title: z.string().nullable(), categoryName: z.string().nullable() }).nullable(),
  /** Of a stream in a watched category: how many watched it, and of how many more streams there nothing else is said. */
  watched: z
    .object({ viewerCount: z.number().int().nonnegative(), more: z.number().int().nonnegative() })
    .nullable(),
  /** What the stream shows now, or showed last. */
  showing: z.object({ title: z.string(), categoryName: z.string() }),
  /** Of what is about the reader themselves: where it leads, a path of this site. */
  noticePath: z.string().nullable(),
  /** The stream's own page, once there is one. */
  streamPath: z.string().nullable(),
  /** Twitch's id of the stream that goes on with this one, or this one's: a show may break off for minutes. */
  lastStreamId: z.string(),
  startedAt: z.iso.datetime(),
  onAir: z.boolean(),
  endedAt: z.iso.datetime().nullable(),
  /** From the start to the end; null while it is on air. */
  durationMs: z.number().int().nonnegative().nullable(),
});
export type NotificationItem = z.infer<typeof notificationItem>;

/** Newest first. `unread` counts the whole inbox, not the page. */
export const notificationPage = z.object({
  items: z.array(notificationItem),
  next_cursor: z.string().nullable(),
  unread: z.number().int().nonnegative(),
});
export type NotificationPage = z.infer<typeof notificationPage>;

/** GET /api/v1/notifications */
export const notificationQuery = z.object({
  ...paging(),
  unread: z.stringbool().optional(),
  type: notificationType.optional(),
});
export type NotificationQuery = z.output<typeof notificationQuery>;

/** POST /api/v1/notifications/read: the ids named, or all when `ids` is left out. */
export const markReadInput = z.object({ ids: z.array(z.uuid()).min(1).max(100).optional() });

/** A notification's id in a path. */
export const notificationParams = z.object({ id: z.uuid("must be a notification id (UUID)") });

/** POST /api/v1/notifications/visit: whoever asks is here. Since when they were not, before this visit, and when that began. */
export const visit = z.object({
  beganAt: z.iso.datetime(),
  /** Null: they were never here before. */
  awaySince: z.iso.datetime().nullable(),
  /** They are back from an absence, and no device of theirs was told so before. */
  returned: z.boolean(),
});
export type Visit = z.infer<typeof visit>;

/** Whether a go-live becomes an entry of the inbox: surely, surely not, or as its rules decide on the server. */
export const bell = z.enum(["rings", "silent", "decided"]);
export type Bell = z.infer<typeof bell>;

/** GET /api/v1/notifications/hearing: what an open page has to know in order to show at once what the server will say. */
export const hearing = z.object({
  banner: z.boolean(),
  bell,
  changes: z.boolean(),
  /** By broadcaster id, where it differs. */
  exceptions: z.record(z.string(), z.object({ bell, changes: z.boolean() })),
});
export type Hearing = z.infer<typeof hearing>;
