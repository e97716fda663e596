import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { Done } from "./carry-out";
import { ENABLED, type Refusal, type SubscriptionDiff } from "./core/diff-subscriptions";
import type { Judgement } from "./core/judge-transport";
import { refusalOf } from "./core/retry-refused";
import { subscriptionKey } from "./core/subscription-key";
import type { EventSubDeps } from "./deps";
import type { Probe } from "./probe-webhook";
import type { Current } from "./read-current";
import { putReconciled } from "./repository-state";
import { countHealed, dropMirror, dropRefusals, putMirror, putRefusals } from "./repository-subscriptions";
import type { Settled } from "./settle";

/** A run, at its end. */
export interface Run {
  by: string;
  now: Date;
  settled: Settled;
  current: Current;
  diff: SubscriptionDiff;
  done: Done;
  judgement: Judgement;
  probe: Probe;
  refusals: ReadonlyMap<string, Refusal>;
  wantedKeys: ReadonlySet<string>;
  wanted: number;
  left: number;
}

/**
 * Writes down how a run ended, and tells pages if anything is another; answers how many subscriptions were healed. A
 * run whose time is over writes nothing: the next has begun, and reads what there is.
 */
export async function recordRun({ pool, log }: EventSubDeps, run: Run): Promise<number> {
  const { now, current, done, judgement, probe } = run;
  const { healed, over } = vanishedOf(run);
  const removed = [...done.removed.map(({ held }) => held.id), ...(probe.removedId ? [probe.removedId] : [])];
  const created = [...done.created, ...(probe.created ? [probe.created] : [])];
  const removedIds = new Set(removed);
  const known = [...current.changed.filter(({ id }) => !removedIds.has(id)), ...created];
  const ended = {
    ...judgement,
    problem: judgement.problem ?? done.stopped,
    costUsed: current.totalCost + costOf(created) - costOf(done.removed.map(({ held }) => held)),
    costMax: current.maxTotalCost,
    ...{ wanted: run.wanted, left: run.left, isListed: current.isListed, at: now },
    total: current.total + created.length - removed.length,
  };
  await withTransaction(async (tx) => {
    if (!(await putReconciled(tx, run.by, ended))) return;
    await putMirror(tx, known);
    await dropMirror(tx, [...current.stale, ...removed, ...over]);
    await putRefusals(tx, refusalsOf(run));
    await dropRefusals(tx, refusalsOver(run));
    await countHealed(tx, healed, now);
    const what = changeOf(run, ended.problem, known.length + removed.length + over.length);
    if (what) await appendEvents(tx, [{ kind: "eventsub.changed", payload: { what } }]);
  }, pool);
  if (created.length + removed.length + done.refused.length > 0) {
    const counts = { created: created.length, removed: removed.length, refused: done.refused.length, healed };
    log.info({ ...counts, left: run.left, stopped: done.stopped }, "EventSub subscriptions changed");
  }
  return healed;
}

/** Of those that vanished: how many were made again, and which rows mean nothing any more. */
function vanishedOf({ current, diff, done, wantedKeys }: Run): { healed: number; over: string[] } {
  const made = new Set([...done.created.map(({ key }) => key), ...done.existing]);
  const kept = new Set(diff.keep.map(subscriptionKey));
  const rows = [...current.vanished.values()];
  const isOver = (key: string) => made.has(key) || kept.has(key) || !wantedKeys.has(key);
  return {
    healed: rows.filter(({ key }) => made.has(key)).length,
    over: rows.filter(({ key }) => isOver(key)).map(({ id }) => id),
  };
}

/** What Twitch refused, and what it ended or could not verify and is gone now. */
function refusalsOf({ done, refusals, now }: Run): (Refusal & { reason: string })[] {
  const ended = done.removed.flatMap(({ held, why }) => {
    const key = subscriptionKey(held);
    if (why !== "unverified" && why !== "dead") return [];
    return [{ ...refusalOf(key, held.status, refusals.get(key), now), reason: held.status }];
  });
  // By key: one may have died twice.
  return [...new Map([...ended, ...done.refused].map((refusal) => [refusal.key, refusal])).values()];
}

/** What works is refused no longer, nor is what nobody wants. */
function refusalsOver({ diff, refusals, wantedKeys }: Run): string[] {
  const works = new Set(diff.keep.filter(({ status }) => status === ENABLED).map(subscriptionKey));
  return [...refusals.keys()].filter((key) => works.has(key) || !wantedKeys.has(key));
}

function changeOf(
  { settled }: Run,
  problem: string | null,
  rows: number,
): "transport" | "subscriptions" | null {
  const { state, choice } = settled;
  if (choice.transport !== state.transport || problem !== state.problem) return "transport";
  return rows > 0 ? "subscriptions" : null;
}

const costOf = (rows: readonly { cost: number; status: string }[]) =>
  rows.reduce((sum, { cost }) => sum + cost, 0);
