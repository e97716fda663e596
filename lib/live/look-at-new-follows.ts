import { db, type Pool } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { chunk } from "@/lib/kernel/chunk";
import { inParallel } from "@/lib/kernel/in-parallel";
import { type Logger, logger } from "@/lib/log";
import { twitch } from "@/lib/twitch";
import type { LivePolicy } from "./core/live-state";
import { observeAnswer } from "./core/observe-answer";
import { BATCH_SIZE } from "./core/plan-poll";
import { livePolicy } from "./policy";
import { listNeverChecked } from "./repository";
import { applyObservations } from "./service";
import type { LiveTwitch } from "./sync-live-status";

interface LookDeps {
  pool: Pool;
  twitch: Pick<LiveTwitch, "getStreams">;
  policy: LivePolicy;
  log: Pick<Logger, "warn">;
}

const processDeps = (): LookDeps => ({
  pool: db(),
  twitch: twitch(),
  policy: livePolicy(env()),
  log: logger("live"),
});

const PARALLEL_REQUESTS = 8;
/** How long somebody waits for it who has just signed in or followed. */
const PATIENCE_MS = 3_000;

/**
 * Looks at once at those whom a person follows and nobody has looked at yet, so that a first dashboard is
 * not empty until the next tick. Never fails: what is not answered in time is left to that tick. Who is
 * found on air is shown, not announced (see `decide`: a first check announces nothing).
 */
export async function lookAtNewFollows(userId: string, deps: LookDeps = processDeps()): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const ids = await listNeverChecked(deps.pool, userId);
    await inParallel(chunk(ids, BATCH_SIZE), PARALLEL_REQUESTS, async (batch) => {
      const answer = await deps.twitch.getStreams(batch, { signal });
      await applyObservations(deps.pool, observeAnswer(batch, answer, "poll"), deps.policy);
    });
  } catch (error) {
    deps.log.warn({ err: error, personId: userId }, "new follows are left to the next tick");
  }
}
