import { setMaxListeners } from "node:events";
import type { Pool } from "@/lib/db/client";
import type { JobContext } from "@/lib/jobs/schema";
import { TallyError } from "@/lib/kernel/errors";
import { applyInGroups } from "./apply-in-groups";
import { addChanges, noChanges } from "./core/change-counts";
import type { LivePolicy, Observation } from "./core/live-state";
import { type Answer, observeAnswer } from "./core/observe-answer";
import { planPoll } from "./core/plan-poll";
import { loadCandidates } from "./repository";
import type { TickResult } from "./schema";
import { applyObservations } from "./service";

/** What a tick needs of Twitch. */
export interface LiveTwitch {
  /** Asks for the streams of at most 100 users. Throws when the answer is not whole. */
  getStreams(userIds: string[], options: { signal?: AbortSignal }): Promise<Answer>;
  /** Helix points of this instance, now. */
  budget(): Promise<{ capacity: number; left: number }>;
}

export interface SyncDeps {
  pool: Pool;
  twitch: LiveTwitch;
  policy: LivePolicy;
  /** The time between ticks. */
  everyMs: number;
  /** How long a broadcaster may wait between two checks. */
  maxWaitMs: number;
  /** The share of the Helix points that is left to everyone else. */
  headroom: number;
  log: { error(fields: object, message: string): void };
}

const PARALLEL_REQUESTS = 16;
/** One transaction takes the answers about at most so many broadcasters, or of so long. */
const GROUP = { maxWeight: 10_000, maxWaitMs: 1_000 };

interface Batch {
  observations: Observation[];
  live: number;
}

/**
 * One tick: asks Twitch about everyone who is followed, as far as the Helix points reach, and applies the
 * answers as they come. Whoever was in a batch that failed stays exactly as they were.
 * @throws TallyError unavailable when every batch failed, with Twitch's words; the reason of the signal when aborted
 */
export async function syncLiveStatus(deps: SyncDeps, context: JobContext): Promise<TickResult> {
  const begun = performance.now();
  // Each request under way listens to the signal; Node would take so many for a leak.
  setMaxListeners(0, context.signal);
  const [candidates, budget] = await Promise.all([loadCandidates(deps.pool), deps.twitch.budget()]);
  const plan = planPoll(candidates, {
    // At least one, so that a tick with no points left waits for them at the limiter instead of doing nothing.
    requests: Math.max(1, Math.floor(budget.left - deps.headroom * budget.capacity)),
    now: context.now,
    everyMs: deps.everyMs,
    maxWaitMs: deps.maxWaitMs,
  });
  const tally = { checked: 0, failedBatches: 0, live: 0, changes: noChanges(), errors: new Set<string>() };
  await pollBatches(deps, plan.batches, tally, context);
  context.signal.throwIfAborted();

  const errors = [...tally.errors];
  if (plan.batches.length > 0 && tally.failedBatches === plan.batches.length) {
    throw new TallyError("unavailable", `Every batch failed: ${errors.join("; ")}`);
  }
  return {
    checked: tally.checked,
    deferred: plan.deferred,
    batches: plan.batches.length,
    failedBatches: tally.failedBatches,
    live: tally.live,
    changes: tally.changes,
    errors,
    durationMs: Math.round(performance.now() - begun),
  };
}

type Tally = Pick<TickResult, "checked" | "failedBatches" | "live" | "changes"> & { errors: Set<string> };

/** Asks for all batches, some at once, and applies the answers in groups while others are still on the way. */
async function pollBatches(
  deps: SyncDeps,
  batches: readonly string[][],
  tally: Tally,
  { signal, progress }: JobContext,
): Promise<void> {
  const groups = applyInGroups<Batch>({ ...GROUP, apply: (group) => applyGroup(deps, group, tally) });
  const waiting = batches.values();
  let done = 0;
  const askOneAfterTheOther = async () => {
    for (const ids of waiting) {
      if (signal.aborted) return;
      const batch = await askFor(deps, ids, tally, signal);
      if (batch) await groups.add(batch, batch.observations.length);
      done += 1;
      progress({ done, total: batches.length });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, askOneAfterTheOther));
  await groups.finish();
}

/** One batch, or nothing when it failed. */
async function askFor(
  { twitch }: SyncDeps,
  ids: string[],
  tally: Tally,
  signal: AbortSignal,
): Promise<Batch | undefined> {
  try {
    const observations = observeAnswer(ids, await twitch.getStreams(ids, { signal }), "poll");
    return { observations, live: observations.filter(({ kind }) => kind === "seen").length };
  } catch (error) {
    tally.failedBatches += 1;
    tally.errors.add(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** A write that fails changes nothing, so its batches count as failed; the next tick observes anew. */
async function applyGroup(deps: SyncDeps, group: readonly Batch[], tally: Tally): Promise<void> {
  const observations = group.flatMap((batch) => batch.observations);
  try {
    addChanges(tally.changes, await applyObservations(deps.pool, observations, deps.policy));
    tally.checked += observations.length;
    tally.live += group.reduce((sum, { live }) => sum + live, 0);
  } catch (error) {
    deps.log.error({ err: error, broadcasters: observations.length }, "observations were not applied");
    tally.failedBatches += group.length;
    tally.errors.add("The database did not take the answers.");
  }
}
