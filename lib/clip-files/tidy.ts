import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import {
  deleteRemovals,
  dropOld,
  forgetUnwanted,
  heedQuotas,
  lockRemovals,
  wantFiles,
} from "./repository-plan";
import type { Stores } from "./stores";

const STEP = 500;
/** Files are removed in few at a time: each is a request where the store is far away. */
const REMOVALS = 50;
/** New files that are noted in one run at most: the newest clips' are fetched before there are more. */
const MOST_WANTED = 5_000;
/** A clip that its channel removed can be had back whole for so long; after that, but for its files. */
const REMOVED_KEPT_MS = 30 * 86_400_000;

export interface Tidied {
  /** Files that are no longer kept: not allowed any more, of clips that were removed, or past their days. */
  dropped: number;
  /** Files that are gone from their stores. */
  removed: number;
}

interface TidyDeps {
  pool: Pool;
  stores: Stores;
  onTrouble: (error: unknown) => void;
}

/**
 * Brings the rows of files in line with what owners say, and removes from the stores what no row speaks of any longer.
 * In steps, each a transaction: killed or stopped, the next run goes on.
 */
export async function tidyFiles(deps: TidyDeps, now: Date, signal: AbortSignal): Promise<Tidied> {
  const { pool } = deps;
  const removedBefore = new Date(now.getTime() - REMOVED_KEPT_MS);
  const forgotten = await inSteps(signal, () => forgetUnwanted(pool, removedBefore, STEP));
  const old = await inSteps(signal, () => withTransaction((tx) => dropOld(tx, now, STEP), pool));
  const removed = await inSteps(signal, () => removeSome(deps));
  await wantFiles(pool, MOST_WANTED);
  await heedQuotas(pool);
  return { dropped: forgotten + old, removed };
}

async function inSteps(signal: AbortSignal, step: () => Promise<number>): Promise<number> {
  let done = 0;
  for (;;) {
    signal.throwIfAborted();
    const more = await step();
    if (more === 0) return done;
    done += more;
  }
}

/** Locked until they are gone: nobody writes a file of the same name meanwhile (see claimFiles). */
function removeSome({ pool, stores, onTrouble }: TidyDeps): Promise<number> {
  return withTransaction(async (tx) => {
    const removals = await lockRemovals(tx, stores.names, REMOVALS);
    const removed: typeof removals = [];
    for (const removal of removals) {
      try {
        await stores.named(removal.store)?.remove(removal.key);
        removed.push(removal);
      } catch (error) {
        onTrouble(error);
      }
    }
    await deleteRemovals(tx, removed);
    return removed.length;
  }, pool);
}
