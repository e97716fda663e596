import { setMaxListeners } from "node:events";
import { v7 as uuidv7 } from "uuid";
import type { Pool } from "@/lib/db/client";
import { appendEvents } from "@/lib/events";
import type { JobContext } from "@/lib/jobs/schema";
import { TallyError } from "@/lib/kernel/errors";
import { inParallel } from "@/lib/kernel/in-parallel";
import type { LivePolicy } from "@/lib/live";
import { TwitchError } from "@/lib/twitch";
import type { ActiveSet, ActiveSets } from "./active-sets";
import { type Batch, planLooks } from "./core/plan-looks";
import { keepLeases } from "./keep-leases";
import { lookAt } from "./look-at";
import { createPacer } from "./pacer";
import type { LookTwitch } from "./read-looks";
import { type Claimed, claimDue, noteFailure, releaseLeases } from "./repository-poll";

export interface PollDeps {
  pool: Pool;
  twitch: LookTwitch;
  sets: ActiveSets;
  policy: LivePolicy;
  /** The time between polls. */
  everyMs: number;
  /** The share of the Helix points that is left to everyone else. */
  headroom: number;
  /** Requests a second, at most, over all chains of pages. */
  perSecond: number;
  log: { error(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** Hears of each set as it is after a whole look. When it throws, the run goes on; the next look tells it again. */
  onLooked?: ((set: ActiveSet, context: { now: Date }) => Promise<void>) | undefined;
}

/** What one run of poll-targets did. Kept as the run's result. */
export interface PollResult {
  /** Categories that were due. */
  targets: number;
  /** Those of which the look was not whole: nothing was changed. */
  failed: number;
  requests: number;
  live: number;
  started: number;
  ended: number;
  /** Those of which the look is noted, and the set of who is on air could not be kept: the next look makes it again. */
  unkept: number;
  /** What Twitch said of looks that failed, and why sets were not kept, each once. */
  errors: string[];
  durationMs: number;
}

/** Chains of pages at once. Each waits for one answer after the other; the pace bounds all of them together. */
const CHAINS = 4;

/**
 * Looks at all categories that are due and that no other worker looks at. Each look counts by itself: one that fails
 * changes nothing and is made again by the next run, and so is one whose worker died.
 * @throws TallyError unavailable when every look failed, with Twitch's words; the reason of the signal when aborted
 */
export async function pollTargets(deps: PollDeps, context: JobContext): Promise<PollResult> {
  const begun = performance.now();
  setMaxListeners(0, context.signal);
  const worker = uuidv7();
  const { capacity } = await deps.twitch.budget();
  const pace = createPacer(Math.min(deps.perSecond, (capacity / 60) * (1 - deps.headroom)));
  // Whatever was asked about in this slot waits for the next, should a run be repeated.
  const due = await claimDue(deps.pool, worker, new Date(context.now.getTime() - deps.everyMs / 2));
  const leases = keepLeases(deps, worker);
  const result: PollResult = { ...NOTHING, targets: due.length, errors: [] };
  let done = 0;
  try {
    await inParallel(planLooks(due), CHAINS, async (batch) => {
      if (!context.signal.aborted) await tryBatch({ ...deps, pace }, worker, batch, result, context);
      done += batch.length;
      context.progress({ done, total: due.length });
    });
  } finally {
    leases.stop();
    await releaseLeases(deps.pool, worker);
  }
  context.signal.throwIfAborted();
  if (due.length > 0)
    await appendEvents(deps.pool, [{ kind: "target.changed", payload: { targetId: null } }]);
  if (due.length > 0 && result.failed === due.length) {
    throw new TallyError("unavailable", `Every look failed: ${result.errors.join("; ")}`);
  }
  return { ...result, durationMs: Math.round(performance.now() - begun) };
}

const NOTHING = { failed: 0, unkept: 0, requests: 0, live: 0, started: 0, ended: 0, durationMs: 0 };

async function tryBatch(
  deps: PollDeps & { pace: ReturnType<typeof createPacer> },
  worker: string,
  batch: Batch<Claimed>,
  result: PollResult,
  { now, signal }: JobContext,
): Promise<void> {
  try {
    const { sets, unkept, ...looked } = await lookAt(deps, worker, batch, { now, signal });
    result.requests += looked.requests;
    result.started += looked.started;
    result.ended += looked.ended;
    result.live += sets.reduce((sum, { members }) => sum + members.length, 0);
    if (unkept !== null) {
      result.unkept += sets.length;
      tellOnce(result, unkept);
    }
    await tellOf(deps, sets, { now, signal });
  } catch (error) {
    if (signal.aborted) return;
    const words = wordsOf(error);
    if (words === UNKNOWN) deps.log.error({ err: error, targets: batch.length }, "a look failed");
    result.failed += batch.length;
    tellOnce(result, words);
    const targetIds = batch.map(({ id }) => id);
    await noteFailure(deps.pool, worker, { targetIds, error: words, askedAt: now });
  }
}

function tellOnce({ errors }: PollResult, words: string): void {
  if (!errors.includes(words)) errors.push(words);
}

/** The looks are made and noted: that who hears of them failed does not make them failures. */
async function tellOf(
  { onLooked, log }: PollDeps,
  sets: readonly ActiveSet[],
  { now, signal }: Pick<JobContext, "now" | "signal">,
): Promise<void> {
  for (const set of sets) {
    try {
      await onLooked?.(set, { now });
    } catch (error) {
      if (signal.aborted) return;
      log.error({ err: error, targetId: set.targetId }, "a look was not told; the next tells it again");
    }
  }
}

const UNKNOWN = "The answers could not be stored.";

/** What operators are told of a failure: what Twitch or Redis did, in plain words. */
const wordsOf = (error: unknown): string =>
  error instanceof TwitchError || error instanceof TallyError ? error.message : UNKNOWN;
