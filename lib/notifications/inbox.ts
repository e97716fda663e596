import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { decodeIdCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { entryOf } from "./core/entry";
import * as repository from "./repository-inbox";
import type { NotificationPage, NotificationQuery } from "./schema";

/** One page of a person's inbox, newest first. @throws TallyError bad_request for a cursor that is not ours */
export async function listInbox(
  userId: string,
  { limit, cursor, unread, type }: NotificationQuery,
  from: Pool = db(),
): Promise<NotificationPage> {
  const beforeId = cursor === undefined ? null : decodeIdCursor(cursor);
  const [rows, count] = await Promise.all([
    repository.listInbox(from, userId, {
      limit: limit + 1,
      beforeId,
      unreadOnly: unread ?? false,
      type: type ?? null,
    }),
    repository.countUnread(from, userId),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(entryOf),
    next_cursor: rows.length > page.length && last ? encodeCursor([last.id]) : null,
    unread: count,
  };
}

/**
 * Marks as read these, or all up to now; what the fan-out has not yet brought counts too. Ids that are not
 * the person's are passed over, and so are those read before: running twice changes nothing and tells nobody.
 */
export async function markRead(userId: string, ids?: readonly string[], pool: Pool = db()): Promise<void> {
  await withTransaction(async (tx) => {
    const at = await repository.databaseClock(tx);
    const changed = await repository.markRead(tx, userId, at, ids ?? null);
    if (changed.length === 0) return;
    const payload = { userId, change: "read" as const, ids: ids ? changed : null, at: at.toISOString() };
    await appendEvents(tx, [{ kind: "notification.changed", payload }]);
  }, pool);
}

/**
 * Deletes one for good; the row stays, so that no retry of the fan-out brings it back.
 * @throws TallyError not_found when the person has none of this id
 */
export async function deleteNotification(userId: string, id: string, pool: Pool = db()): Promise<void> {
  await withTransaction(async (tx) => {
    const at = await repository.databaseClock(tx);
    const outcome = await repository.markDeleted(tx, userId, at, id);
    if (outcome === null) throw new TallyError("not_found", "There is no such notification.");
    if (outcome === "gone") return;
    const payload = { userId, change: "deleted" as const, ids: [id], at: at.toISOString() };
    await appendEvents(tx, [{ kind: "notification.changed", payload }]);
  }, pool);
}
