import type { NewDelivery } from "@/lib/deliveries/schema";

/** What a mail about somebody's own account says. */
export interface NoticeAbout {
  notice: "export" | "deletion" | "kept" | "reconnect";
  /** Where it leads: a path of this site. */
  path: string;
  /** Until when something can be done, or when it happens. */
  until: Date | null;
}

/** A mail about somebody's own account, due at once. Who has no confirmed address gets none. */
export const noticeMail = (userId: string, { notice, path, until }: NoticeAbout): NewDelivery => ({
  ...{ userId, kind: "account", medium: "email", state: "queued" },
  about: { notice, path, until: until?.toISOString() ?? null },
  ...{ announcementId: null, deviceId: null, reason: null, notBefore: null, turn: 0 },
});
