import type { NotificationItem } from "@/lib/notifications/schema";

/** What an entry's menu offers besides having it read and deleted. */
export interface EntryActions {
  /** Where a notice leads: a path of this site. */
  notice: string | null;
  /** The channel on Twitch. */
  watch: string | null;
  /** The stream's own page. */
  stream: string | null;
  why: boolean;
  mute: boolean;
}

/**
 * A notice is about the reader themselves: there is nothing of it on Twitch, no rule by which it came, and nobody to mute.
 * Only whom one follows can be muted.
 */
export function actionsOf({
  noticePath,
  link,
  streamPath,
  watched,
}: Pick<NotificationItem, "noticePath" | "link" | "streamPath" | "watched">): EntryActions {
  if (noticePath !== null) return { notice: noticePath, watch: null, stream: null, why: false, mute: false };
  return { notice: null, watch: link, stream: streamPath, why: true, mute: watched === null };
}
