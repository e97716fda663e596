import type { Db } from "@/lib/db/client";
import { lowestIdAt } from "@/lib/kernel/id-at";
import * as repository from "./repository-fan-out";

const PEOPLE_AT_ONCE = 1_000;

/**
 * Deletes notifications, and the announcements they were made of, from before `before`. The announcements
 * go last, so that a run that dies half-way leaves nothing that points nowhere.
 */
export async function pruneNotifications(
  db: Db,
  options: { before: Date; signal?: AbortSignal },
): Promise<{ notifications: number; announcements: number }> {
  const belowId = lowestIdAt(options.before);
  let notifications = 0;
  let lastUser: string | null = null;
  do {
    if (options.signal?.aborted) return { notifications, announcements: 0 };
    const step = await repository.deleteNotificationsBelow(db, belowId, lastUser, PEOPLE_AT_ONCE);
    notifications += step.deleted;
    lastUser = step.lastUser;
  } while (lastUser !== null);
  return { notifications, announcements: await repository.deleteAnnouncementsBelow(db, belowId) };
}
