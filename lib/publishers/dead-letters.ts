import { recordAudit } from "@/lib/audit";
import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { decodeIdCursor, encodeCursor } from "@/lib/kernel/cursor";
import { findPublisher } from "./read";
import * as repository from "./repository-dead";
import type { DeadLetter, DeadLetterPage, DeadLetterQuery, RetryDeadLettersInput } from "./schema";

/**
 * What the other side of a publisher refused for good, newest first, page by page.
 * @throws TallyError not_found; bad_request when the cursor is none of ours
 */
export async function listDeadLetters(
  publisherId: string,
  { cursor, limit }: DeadLetterQuery,
  pool: Pool = db(),
): Promise<DeadLetterPage> {
  const before = cursor === undefined ? null : decodeIdCursor(cursor);
  await findPublisher(publisherId, pool);
  const rows = await repository.listDeadLetters(pool, publisherId, { before, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(viewOf),
    next_cursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}

/**
 * Has dead letters sent again, beside what is new; says how many. What is under way or sent is passed over, so asking
 * twice sends once.
 * @throws TallyError not_found
 */
export async function retryDeadLetters(
  publisherId: string,
  { ids }: RetryDeadLettersInput,
  pool: Pool = db(),
): Promise<{ queued: number }> {
  await findPublisher(publisherId, pool);
  return withTransaction(async (tx) => {
    const queued = await repository.queueAgain(tx, publisherId, ids ?? null);
    const target = { kind: "publisher", id: publisherId } as const;
    if (queued > 0) await recordAudit(tx, { action: "letter.retry", target, after: { queued } });
    const payload = { publisherId, change: "dead_letters" as const };
    if (queued > 0) await appendEvents(tx, [{ kind: "publisher.changed", payload }]);
    return { queued };
  }, pool);
}

const viewOf = (row: repository.DeadLetterRow): DeadLetter => ({
  ...row,
  seq: Number(row.seq),
  at: row.at.toISOString(),
  createdAt: row.createdAt.toISOString(),
  retriedAt: row.retriedAt?.toISOString() ?? null,
});
