import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { applyList } from "./apply-list";
import { beginRun, type Run, syncedEvent } from "./begin-run";
import { describeOwnFailure } from "./core/describe-failure";
import { inTurn } from "./core/in-turn";
import { resultOf, type SyncOutcome, stateOf } from "./core/sync-outcome";
import type { RoleDeps } from "./deps";
import { keepLease, LeaseLost } from "./lease";
import { ROLES, readList } from "./read-list";
import * as repository from "./repository-sync";
import type { ChannelRole, RoleHolder, RoleSyncResult, SyncSource } from "./schema";

export interface SyncRequest {
  channelId: string;
  source: SyncSource;
  /** The instance's time: the lists that are read now were true no earlier. */
  now: Date;
  signal: AbortSignal;
}

/**
 * Makes a channel's subscribers, VIPs and moderators equal to Twitch's lists. The three are read side by side, and each
 * that was read whole is applied in a transaction of its own; of one that was not, nothing changes. What went wrong is
 * part of the result (product R3). Null: another worker has the channel, the source had it synced within five minutes,
 * or it is connected no more. Dying anywhere leaves lists that are whole, and the next run does the rest.
 * @throws the signal's reason when aborted; what went wrong here, when the run has ended
 */
export async function syncRoles(deps: RoleDeps, request: SyncRequest): Promise<RoleSyncResult | null> {
  const run = await beginRun(deps.pool, request);
  if (!run) return null;
  const keeper = keepLease(deps, run);
  try {
    const signal = AbortSignal.any([request.signal, keeper.lost]);
    // They would wait for each other in the database, each with a connection that others need.
    const turn = inTurn();
    const outcomes = await Promise.all(
      ROLES.map((role) =>
        syncList(deps, run, role, {
          signal,
          store: (listed) => turn(() => storeList(deps, run, role, listed)),
        }),
      ),
    );
    if (keeper.lost.aborted || outcomes.some(isLost)) return null;
    const failures = outcomes.flatMap((outcome) => ("failure" in outcome ? [outcome.failure] : []));
    await endRun(deps, run, outcomes, request.signal.aborted && failures.length > 0);
    for (const failure of failures) throw failure;
    return resultOf(outcomes);
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    throw error;
  } finally {
    keeper.stop();
  }
}

/** Reads a list and applies it. Never rejects: the other lists go on. */
async function syncList(
  deps: RoleDeps,
  run: Run,
  role: ChannelRole,
  { signal, store }: { signal: AbortSignal; store: (listed: readonly RoleHolder[]) => Promise<void> },
): Promise<SyncOutcome> {
  try {
    const answer = await readList(deps.twitch, run.channelId, role, { signal });
    if (!("listed" in answer)) return answer;
    await store(answer.listed);
    return { role, count: answer.listed.length };
  } catch (failure) {
    return { role, error: describeOwnFailure(role), missingScope: null, failure };
  }
}

/** @throws LeaseLost when another worker has the channel; then nothing is written */
function storeList(
  deps: RoleDeps,
  run: Run,
  role: ChannelRole,
  listed: readonly RoleHolder[],
): Promise<void> {
  return withTransaction(async (tx) => {
    if (!(await repository.renewLease(tx, run.channelId, run.id))) throw new LeaseLost();
    const list = {
      channelId: run.channelId,
      role,
      userIds: null,
      listed,
      readAt: run.startedAt,
      runId: run.id,
    };
    const { granted, revoked, events } = await applyList(tx, list);
    await repository.putList(tx, run, { role, count: listed.length, granted, revoked });
    // That took its time: what it took is not missing from the lease.
    await repository.renewLease(tx, run.channelId, run.id);
    await appendEvents(tx, events);
  }, deps.pool);
}

/** Writes down what a run came to. @throws LeaseLost when another worker has ended it */
function endRun(
  { pool, clock }: RoleDeps,
  run: Run,
  outcomes: readonly SyncOutcome[],
  aborted: boolean,
): Promise<void> {
  const state = aborted ? "abandoned" : stateOf(outcomes);
  const failed = aborted ? [] : outcomes.filter((outcome) => "error" in outcome);
  return withTransaction(async (tx) => {
    if (!(await repository.renewLease(tx, run.channelId, run.id))) throw new LeaseLost();
    await repository.endRun(tx, run, {
      state,
      endedAt: clock(),
      errors: failed.map(({ error }) => error),
      missingScopes: failed.flatMap(({ missingScope }) => missingScope ?? []),
    });
    await appendEvents(tx, [syncedEvent(run, state)]);
  }, pool);
}

const isLost = (outcome: SyncOutcome): boolean =>
  "failure" in outcome && outcome.failure instanceof LeaseLost;
