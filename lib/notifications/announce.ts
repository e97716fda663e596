import type { Db } from "@/lib/db/client";
import { insertAnnouncements } from "./repository-fan-out";

/** Something every follower of a broadcaster is to be told: the text, once. */
export interface NewAnnouncement {
  /** A UUIDv7: it becomes the notification's id and its place in the inbox. */
  id: string;
  broadcasterId: string;
  streamId: string;
  broadcasterName: string;
  login: string;
  avatarUrl: string | null;
  streamTitle: string;
  categoryId: string;
  categoryName: string;
  viewerCount: number;
  startedAt: Date;
  /** Who saw it, and when. */
  source: "poll" | "eventsub" | "bot" | "api";
  observedAt: Date;
}

/**
 * Writes announcements in the caller's transaction; the fan-out does the rest. Says the ids of those that
 * are new: a stream that was announced before is not announced again.
 */
export async function announce(tx: Db, announcements: readonly NewAnnouncement[]): Promise<Set<string>> {
  if (announcements.length === 0) return new Set();
  return new Set(await insertAnnouncements(tx, announcements));
}
