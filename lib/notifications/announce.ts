import type { Db } from "@/lib/db/client";
import { insertAnnouncements, type NewAnnouncement } from "./repository-fan-out";

/**
 * Writes announcements in the caller's transaction; the fan-out does the rest. Says the ids of those that
 * are new: a stream that was announced before is not announced again.
 */
export async function announce(tx: Db, announcements: readonly NewAnnouncement[]): Promise<Set<string>> {
  if (announcements.length === 0) return new Set();
  return new Set(await insertAnnouncements(tx, announcements));
}
