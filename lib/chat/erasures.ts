import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now as instanceNow } from "@/lib/env/clock";
import { appendEvents } from "@/lib/events";
import type { FileDownload } from "@/lib/http/download";
import { TallyError } from "@/lib/kernel/errors";
import { type ErasureRow, erasuresOf, putErasure } from "./repository-erase";
import type { Erasure } from "./schema";

/**
 * Asks for everything that the person wrote until now to be erased. From the commit on nothing of it is stored any
 * more, wherever it still waits; a job erases the rest within a minute or so. While one is under way that one goes
 * until now.
 */
export async function askErasure(
  { twitchId }: Pick<Person, "twitchId">,
  pool: Pool = db(),
): Promise<Erasure> {
  const row = await withTransaction(async (tx) => {
    const put = await putErasure(tx, twitchId, instanceNow());
    await appendEvents(tx, [
      { kind: "chat.erasure", payload: { twitchId, askedAt: put.askedAt.toISOString() } },
    ]);
    return put;
  }, pool);
  return erasureOfRow(row);
}

/** The person's erasures with what they did, latest first. */
export async function listErasures({ twitchId }: Person, from: Db = db()): Promise<{ items: Erasure[] }> {
  return { items: (await erasuresOf(from, twitchId)).map(erasureOfRow) };
}

/**
 * The receipt of an erasure as a file to keep: what, how much and when, without a word of it.
 * @throws TallyError not_found when the person has none of that id, conflict while it is under way
 */
export async function erasureReceipt(person: Person, id: string, from: Db = db()): Promise<FileDownload> {
  const row = (await erasuresOf(from, person.twitchId)).find((erasure) => erasure.id === id);
  if (!row) throw new TallyError("not_found", "You have no such erasure.");
  const { progress: _, ...receipt } = erasureOfRow(row);
  if (receipt.doneAt === null)
    throw new TallyError("conflict", "It is under way. The receipt is made at its end.");
  const text = JSON.stringify({ twitchId: person.twitchId, ...receipt }, null, 2);
  return {
    name: `erasure-${receipt.doneAt.slice(0, 10)}.json`,
    type: "application/json; charset=utf-8",
    parts: once(`${text}\n`),
  };
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

const erasureOfRow = (row: ErasureRow): Erasure => ({
  id: row.id,
  askedAt: row.askedAt.toISOString(),
  doneAt: row.doneAt?.toISOString() ?? null,
  progress: progressOf(row),
  messages: row.messages,
  events: row.events,
  hours: row.hours,
  records: row.records,
  searches: row.searches,
});

/** Not quite 1 until it is done: when the messages are gone there are still the rest and the indexes. */
function progressOf({ doneAt, total, messages }: ErasureRow): number {
  if (doneAt) return 1;
  return total === null ? 0 : 0.95 * Math.min(1, total === 0 ? 1 : messages / total);
}
