import { withTransaction } from "@/lib/db/tx";
import type { Entry } from "../core/entry";
import { weekOf, weekStart } from "../core/weeks";
import { makeWeeks } from "../repository-partitions";
import { failureOf } from "./failures";
import { type BatchContext, type Written, writeBatch } from "./write-batch";

/** Two writers in each other's way: one of them gets through at once, mostly. */
const TRIES = 5;

export interface Stored extends Written {
  /** What Postgres will never take. */
  unstorable: Entry[];
}

/**
 * Stores a batch, whatever is in it: makes weeks that are missing, tries again what another writer was in the way
 * of, and finds the one entry that Postgres does not take, so that it stops no other.
 * @throws what Postgres throws when it is not there or not well
 */
export async function storeBatch(
  context: BatchContext,
  entries: readonly Entry[],
  options: { late: boolean },
): Promise<Stored> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { ...(await writeBatch(context, entries, options)), unstorable: [] };
    } catch (error) {
      const failure = failureOf(error);
      if (failure === "data") return storeHalves(context, entries, options);
      if (failure === "away" || attempt === TRIES) throw error;
      if (failure === "no_partition") await makeWeeksOf(context, entries);
    }
  }
}

async function storeHalves(
  context: BatchContext,
  entries: readonly Entry[],
  options: { late: boolean },
): Promise<Stored> {
  if (entries.length === 1) return { messages: 0, forgotten: 0, unstorable: [...entries] };
  const middle = Math.ceil(entries.length / 2);
  const first = await storeBatch(context, entries.slice(0, middle), options);
  const second = await storeBatch(context, entries.slice(middle), options);
  return {
    messages: first.messages + second.messages,
    forgotten: first.forgotten + second.forgotten,
    unstorable: [...first.unstorable, ...second.unstorable],
  };
}

async function makeWeeksOf({ pool }: BatchContext, entries: readonly Entry[]): Promise<void> {
  const weeks = new Set(entries.flatMap((entry) => (entry.is === "mark" ? [] : weekStart(entry.sentAt))));
  await withTransaction((tx) => makeWeeks(tx, [...weeks].map(weekOf)), pool);
}
