import { v7 as uuidv7 } from "uuid";
import { withTransaction } from "@/lib/db/tx";
import { enqueue } from "@/lib/jobs";
import type { JobContext } from "@/lib/jobs/schema";
import { carryOut } from "./carry-out";
import { diffSubscriptions, ENABLED, type Refusal, type SubscriptionDiff } from "./core/diff-subscriptions";
import { judgeTransport } from "./core/judge-transport";
import { planWanted } from "./core/plan-wanted";
import { subscriptionKey } from "./core/subscription-key";
import type { EventSubDeps } from "./deps";
import { keepLease, LEASE_MS } from "./keep-lease";
import { heldOf, placeOf } from "./place";
import { isProbe, probeWebhook } from "./probe-webhook";
import { type Current, readCurrent } from "./read-current";
import { recordRun } from "./record-run";
import { giveLease, takeLease } from "./repository-state";
import { readRefusals } from "./repository-subscriptions";
import { countTracked, listTracked } from "./repository-wanted";
import { type Settled, settleTransport } from "./settle";

export interface ReconcileResult {
  created: number;
  removed: number;
  kept: number;
  /** Of those made, those that had vanished behind our back. */
  healed: number;
  refused: number;
  /** Wanted, and neither there nor asked for. */
  left: number;
  /** Another run was at it, and nothing was done. */
  busy: boolean;
}

/** A run ends by itself after this, and the next goes on. */
const RUN_MS = 2 * 60_000;
/** Twitch's limit is shared with what is made by hand; small limits are used to the last. */
const RESERVE = 0.02;

const NO_ACCOUNT =
  "There is no account whose token a WebSocket could be used with: connect the bot's, or sign in as an operator.";

const NOTHING: ReconcileResult = {
  ...{ created: 0, removed: 0, kept: 0, healed: 0, refused: 0, left: 0 },
  busy: false,
};

/**
 * Makes Twitch's list of our subscriptions the wanted one: makes what is missing, ends what is surplus, dead or sent
 * elsewhere, and says how EventSub stands. What died on the way is done by the next run, as each begins with what there
 * is. `now` is the instance's time.
 * @throws TwitchError when Twitch cannot be asked what there is
 */
export async function reconcileEventSub(
  deps: EventSubDeps,
  { now, signal }: Pick<JobContext, "now" | "signal">,
): Promise<ReconcileResult> {
  const by = uuidv7();
  if (!(await takeLease(deps.pool, by, LEASE_MS))) return { ...NOTHING, busy: true };
  const lease = keepLease(deps, by);
  try {
    const ending = AbortSignal.any([signal, lease.lost, AbortSignal.timeout(RUN_MS)]);
    const settled = await settleTransport(deps, { now, signal: ending });
    const result = await reconcile(deps, settled, { by, now, signal: ending });
    // Nobody told us of what happened while they were gone.
    if (result.healed > 0) await withTransaction((tx) => enqueue(tx, "sync-live-status"), deps.pool);
    return result;
  } finally {
    lease.stop();
    await giveLease(deps.pool, by);
  }
}

async function reconcile(
  deps: EventSubDeps,
  settled: Settled,
  { by, now, signal }: { by: string; now: Date; signal: AbortSignal },
): Promise<ReconcileResult> {
  const { state, choice, callback, as, target } = settled;
  const current = await readCurrent(deps, { as, state, callback: callback.url }, signal);
  const { diff, refusals, wanted, wantedKeys } = await plan(deps, settled, current, now);
  const orders = { as, target, now, signal };
  const done = await carryOut(deps, { ...orders, remove: diff.remove, create: diff.create, refusals });
  const probe = await probeWebhook(deps, settled, current, orders);
  const enabled = diff.keep.filter(({ status }) => status === ENABLED).length;
  const judgement = judgeTransport({
    ...{
      choice,
      callback: callback.url,
      enabled,
      now,
      noConduit: settled.noConduit,
      troubles: settled.troubles,
    },
    pending: diff.keep.length - enabled + done.created.length,
    unverified: diff.remove.filter(({ why }) => why === "unverified").length + done.malformed,
    probe: probe.sign,
    socket: {
      isConnected: isConnected(settled),
      lostMs: state.socketLostMs,
      problem: choice.transport === "websocket" && as === "app" ? NO_ACCOUNT : state.socketProblem,
    },
  });
  const there = diff.keep.length + done.created.length + done.existing.length;
  const left = Math.max(0, wanted - there);
  const healed = await recordRun(deps, {
    ...{ by, now, settled, current, diff, done, judgement, wanted, left, probe, refusals },
    wantedKeys,
  });
  return {
    ...{ created: done.created.length, removed: done.removed.length, kept: diff.keep.length },
    ...{ healed, refused: done.refused.length, left, busy: false },
  };
}

interface Plan {
  diff: SubscriptionDiff;
  refusals: Map<string, Refusal>;
  /** How many are wanted in all, whether or not the cost reaches. */
  wanted: number;
  wantedKeys: Set<string>;
}

async function plan(
  { pool, env }: EventSubDeps,
  { choice: { transport, probeWebhook: isProbing }, target }: Settled,
  current: Current,
  now: Date,
): Promise<Plan> {
  const refusals = await readRefusals(pool);
  const tracked = transport === null ? [] : await listTracked(pool, current.maxTotalCost);
  const unseen = transport === null ? 0 : Math.max(0, (await countTracked(pool)) - tracked.length);
  const most = current.maxTotalCost;
  const budget = most - Math.floor(most * RESERVE) - current.foreignCost;
  const planned =
    transport === null
      ? { wanted: [], beyond: 0 }
      : planWanted(tracked, { budget, clientId: env.TWITCH_CLIENT_ID, transport });
  const place = target && placeOf(target);
  const rows = isProbing ? current.rows.filter((row) => !isProbe(row)) : current.rows;
  const diff = diffSubscriptions({
    wanted: planned.wanted,
    held: rows.map((row) => heldOf(row, place)),
    refusals,
    grantedAt: new Map(tracked.flatMap(({ id, grantedAt }) => (grantedAt ? [[id, grantedAt] as const] : []))),
    now,
  });
  return {
    diff,
    refusals: new Map(refusals.map((refusal) => [refusal.key, refusal])),
    // Of those whom the list is too long for, go-lives and ends would be wanted.
    wanted: planned.wanted.length + planned.beyond + 2 * unseen,
    wantedKeys: new Set(planned.wanted.map(subscriptionKey)),
  };
}

/** A conduit's events come only once its shard sends to our session. */
const isConnected = ({ choice, state, target }: Settled): boolean =>
  target !== null &&
  state.sessionId !== null &&
  (choice.transport !== "conduit" || state.shardSessionId === state.sessionId);
