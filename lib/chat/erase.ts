import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { weekOf } from "./core/weeks";
import * as repository from "./repository-erase";
import * as forget from "./repository-forget";
import { waitForBatches } from "./repository-ingest";
import { listWeeks } from "./repository-partitions";

interface EraseDeps {
  pool: Pool;
  /** The instance's time. */
  clock: () => Date;
  /** Deletes what is known of somebody as a chatter (by Twitch id), and says how many records that were. */
  forgetPerson(db: Db, twitchId: string): Promise<number>;
}

interface EraseContext {
  signal: AbortSignal;
  progress(latest: { done: number; total: number | null }): void;
}

/** Messages deleted at once: no lock is held for long, and the receipt is never far behind. */
const BATCH = 5_000;

/**
 * Erases what was asked for, one person after the other. May stop anywhere and run again, or twice at once: what is
 * erased is not found again, and is counted in the transaction that erases it.
 * @throws the first failure, after all that could be done was done
 */
export async function eraseChat(deps: EraseDeps, context: EraseContext): Promise<{ erasures: number }> {
  const failures: unknown[] = [];
  let erasures = 0;
  for (const erasure of await repository.openErasures(deps.pool)) {
    if (context.signal.aborted) break;
    try {
      await eraseOne(deps, erasure, context);
      erasures += 1;
    } catch (error) {
      // One that cannot be done must not keep the others waiting.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return { erasures };
}

async function eraseOne(
  deps: EraseDeps,
  erasure: repository.ErasureRow,
  context: EraseContext,
): Promise<void> {
  const { pool, clock } = deps;
  const { id, twitchId, askedAt } = erasure;
  // Every batch that began before the erasure was asked for is in the tables now; later ones leave the person out.
  await withTransaction(waitForBatches, pool);
  const left = await repository.remainsOf(pool, twitchId, askedAt);
  const oldestAt = await repository.beginErasure(pool, id, left);
  // First, as nobody knows the old names any more when the messages are gone.
  const logins = [...left.logins, ...(await repository.namesOf(pool, twitchId))];
  await counting(pool, id, "searches", (tx) => forget.redactSearches(tx, logins));
  let done = erasure.messages;
  for (let more = 1; more > 0 && !context.signal.aborted; done += more) {
    more = await counting(pool, id, "messages", (tx) => forget.deleteMessages(tx, twitchId, askedAt, BATCH));
    context.progress({ done: done + more, total: erasure.messages + left.messages });
  }
  if (context.signal.aborted) return;
  await counting(pool, id, "events", (tx) => forget.deleteEvents(tx, twitchId, askedAt));
  await counting(pool, id, "records", (tx) => forget.deleteMarks(tx, twitchId, askedAt));
  await counting(pool, id, "hours", async (tx) => {
    await waitForBatches(tx);
    return forget.deleteHours(tx, twitchId, askedAt);
  });
  await counting(pool, id, "records", async (tx) => {
    await waitForBatches(tx);
    return deps.forgetPerson(tx, twitchId);
  });
  await vacuumBetween(pool, oldestAt, askedAt, context.signal);
  if (context.signal.aborted) return;
  await repository.endErasure(pool, erasure, clock());
}

/** Erases a part and writes it into the receipt, both or neither; says how much it was. */
function counting(
  pool: Pool,
  id: string,
  counted: repository.Counted,
  erase: (tx: Db) => Promise<number>,
): Promise<number> {
  return withTransaction(async (tx) => {
    const erased = await erase(tx);
    await repository.addToReceipt(tx, id, counted, erased);
    return erased;
  }, pool);
}

async function vacuumBetween(
  pool: Pool,
  oldestAt: Date | null,
  to: Date,
  signal: AbortSignal,
): Promise<void> {
  if (!oldestAt) return;
  const first = weekOf(oldestAt.getTime()).from;
  for (const week of await listWeeks(pool)) {
    if (week.from < first || week.from > to || signal.aborted) continue;
    await forget.vacuumWeek(pool, week);
  }
}
