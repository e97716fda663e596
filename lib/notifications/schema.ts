import { z } from "zod";
import { broadcasterRef } from "@/lib/events/schema";

/** One entry of the inbox. The id is the announcement's: the same for everyone told, known before the fan-out reaches them. */
export const notificationItem = z.object({
  id: z.uuid(),
  type: z.literal("broadcaster_live"),
  title: z.string(),
  message: z.string(),
  link: z.url(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  broadcaster: broadcasterRef,
  streamId: z.string(),
});
export type NotificationItem = z.infer<typeof notificationItem>;

/** Newest first. `unread` counts the whole inbox, not the page. */
export const notificationPage = z.object({
  items: z.array(notificationItem),
  nextCursor: z.string().nullable(),
  unread: z.number().int().nonnegative(),
});
export type NotificationPage = z.infer<typeof notificationPage>;

/** GET /api/v1/notifications */
export const notificationQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(500).optional(),
  unread: z
    .enum(["true", "false"])
    .transform((v) => v === "true")
    .optional(),
});
export type NotificationQuery = z.output<typeof notificationQuery>;

/** POST /api/v1/notifications/read: the ids named, or all when `ids` is left out. */
export const markReadInput = z.object({ ids: z.array(z.uuid()).min(1).max(100).optional() });

/** A notification's id in a path. */
export const notificationParams = z.object({ id: z.uuid("must be a notification id (UUID)") });

/** PATCH /api/v1/me/settings */
export const settingsInput = z.object({ bannerEnabled: z.boolean(), inAppEnabled: z.boolean() }).partial();
export const settings = z.object({ bannerEnabled: z.boolean(), inAppEnabled: z.boolean() });
export type Settings = z.infer<typeof settings>;
