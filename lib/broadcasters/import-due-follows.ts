import { inParallel } from "@/lib/kernel/in-parallel";
import { TwitchError } from "@/lib/twitch";
import { type BroadcasterDeps, processDeps } from "./deps";
import { importFollows } from "./import-follows";
import { listDue } from "./repository-import";

const DAY_MS = 24 * 60 * 60 * 1000;
/** At most so many in one run; the next begins with those who have waited longest. */
const MOST_PEOPLE = 2_000;
const AT_ONCE = 4;
/** So many failures in a row that are Twitch's own: it is away, and asking on would only add to its load. */
const GIVE_UP_AFTER = 8;

interface DueContext {
  now: Date;
  signal: AbortSignal;
  progress(progress: { done: number; total: number | null }): void;
}

export interface DueImports {
  imported: number;
  failed: number;
  /** Left for the next run, because Twitch is away or the run was told to stop. */
  deferred: number;
  gained: number;
  lost: number;
}

/**
 * Imports the follows of everybody whose last import is a day old or never happened, and whose token we have.
 * One person's failure stops nobody else. Safe to run twice and side by side: the later list wins.
 */
export async function importDueFollows(
  { now, signal, progress }: DueContext,
  deps: BroadcasterDeps = processDeps(),
): Promise<DueImports> {
  const people = await listDue(deps.pool, new Date(now.getTime() - DAY_MS), MOST_PEOPLE);
  const result: DueImports = { imported: 0, failed: 0, deferred: 0, gained: 0, lost: 0 };
  let failuresInARow = 0;
  await inParallel(people, AT_ONCE, async (userId) => {
    if (signal.aborted || failuresInARow >= GIVE_UP_AFTER) {
      result.deferred += 1;
      return;
    }
    try {
      const { gained, lost } = await importFollows(userId, { now, signal }, deps);
      result.imported += 1;
      result.gained += gained;
      result.lost += lost;
      failuresInARow = 0;
    } catch (error) {
      if (signal.aborted) {
        result.deferred += 1;
        return;
      }
      result.failed += 1;
      failuresInARow = isTwitchAway(error) ? failuresInARow + 1 : 0;
      deps.log.warn({ personId: userId, err: error }, "follows not imported");
    }
    progress({ done: result.imported + result.failed, total: people.length });
  });
  return result;
}

const isTwitchAway = (error: unknown) =>
  error instanceof TwitchError && ["unavailable", "timeout", "rate_limited"].includes(error.kind);
