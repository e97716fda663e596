import { v7 as uuidv7 } from "uuid";
import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { BroadcasterRef } from "@/lib/events/schema";
import { announce, type NewAnnouncement } from "@/lib/notifications";
import { recordSessions } from "@/lib/streams";
import { addChanges, type ChangeCounts, noChanges } from "./core/change-counts";
import { decide } from "./core/decide";
import { type Decided, eventsOf } from "./core/live-events";
import type { Change, LivePolicy, LiveState, Observation } from "./core/live-state";
import { inRounds } from "./core/rounds";
import { sessionChangesOf } from "./core/session-changes";
import { writeOf } from "./core/write-of";
import * as repository from "./repository-apply";
import { tellChanges } from "./tell-changes";

/** What else is to be written in a transaction that changed something. */
export type RecordChanges = (tx: Db) => Promise<void>;

/**
 * The one place that changes live status, whoever observed it. State, log, sessions, announcements and
 * events commit together or not at all. Observations that are late or repeated do nothing, so a caller that does not
 * know whether its write arrived may simply write again.
 */
export async function applyObservations(
  pool: Pool,
  observations: readonly Observation[],
  policy: LivePolicy,
  { record }: { record?: RecordChanges } = {},
): Promise<ChangeCounts> {
  const counts = noChanges();
  for (const round of inRounds(observations)) {
    const decided = await withTransaction((tx) => applyRound(tx, round, policy, record), pool);
    addChanges(counts, countsOf(decided));
  }
  return counts;
}

/** Applies at most one observation of each broadcaster. */
async function applyRound(
  tx: Db,
  round: readonly Observation[],
  policy: LivePolicy,
  record?: RecordChanges,
): Promise<Decided[]> {
  await repository.becomeOnlyWriter(tx);
  const decided = await decideAll(tx, round, policy);

  const { touched, saved } = writesOf(decided);
  await repository.touchStates(tx, touched);
  await repository.saveStates(tx, saved);
  const changed = decided.filter(({ decision }) => decision.changes.length > 0);
  await repository.appendLog(
    tx,
    changed.flatMap(({ decision }) => decision.changes),
  );
  await recordSessions(tx, sessionChangesOf(changed));
  const refs = await repository.loadRefs(
    tx,
    changed.map(({ broadcasterId }) => broadcasterId),
  );
  const announcementIds = await announceAll(tx, changed, refs);
  await tellChanges(tx, changed, refs);
  if (changed.length > 0) await record?.(tx);
  await appendEvents(tx, eventsOf(decided, refs, announcementIds));
  return decided;
}

async function decideAll(tx: Db, round: readonly Observation[], policy: LivePolicy): Promise<Decided[]> {
  const { current, firstChecks } = await noteChecks(tx, round);
  const states = await repository.loadStates(tx, idsOf(current, "seen"), [
    ...idsOf(current, "missing"),
    ...idsOf(current, "offline_event"),
    ...idsOf(current, "closed"),
  ]);
  return (
    current
      // Most broadcasters are off air and stay so: nothing to decide.
      .filter(({ kind, broadcasterId }) => kind === "seen" || states.has(broadcasterId))
      .map((observation) => {
        const { broadcasterId } = observation;
        const previous = states.get(broadcasterId) ?? null;
        const known = { status: previous, firstCheck: firstChecks.has(broadcasterId) };
        return { broadcasterId, previous, decision: decide(known, observation, policy) };
      })
  );
}

/** Notes who was looked at when. What is left are the observations that count: fresh answers, and events. */
async function noteChecks(
  tx: Db,
  round: readonly Observation[],
): Promise<{ current: Observation[]; firstChecks: Set<string> }> {
  const answers = round.filter(isAnswer);
  const stale = new Set(await repository.renewChecked(tx, answers));
  const maybeNew = answers.filter(({ broadcasterId }) => stale.has(broadcasterId));
  const firstChecks = new Set(await repository.addChecked(tx, maybeNew));
  for (const id of firstChecks) stale.delete(id);
  const current = round.filter(
    (observation) => !isAnswer(observation) || !stale.has(observation.broadcasterId),
  );
  return { current, firstChecks };
}

/** Whether somebody looked; otherwise they were told. */
const isAnswer = ({ kind }: Observation): boolean => kind === "seen" || kind === "missing";

/** Announces the streams that began, and says by broadcaster which announcement was made. */
async function announceAll(
  tx: Db,
  decided: readonly Decided[],
  refs: ReadonlyMap<string, BroadcasterRef>,
): Promise<Map<string, string>> {
  const announcements = decided.flatMap(({ broadcasterId, decision }): NewAnnouncement[] => {
    const broadcaster = refs.get(broadcasterId);
    const [change] = decision.changes;
    return decision.announce && decision.next && change && broadcaster
      ? [announcementOf(decision.next, change, broadcaster)]
      : [];
  });
  const made = await announce(tx, announcements);
  return new Map(
    announcements.filter(({ id }) => made.has(id)).map(({ id, broadcasterId }) => [broadcasterId, id]),
  );
}

function announcementOf(
  state: LiveState,
  { source, observedAt }: Change,
  broadcaster: BroadcasterRef,
): NewAnnouncement {
  return {
    id: uuidv7(),
    broadcasterId: broadcaster.id,
    streamId: state.streamId,
    broadcasterName: broadcaster.displayName,
    login: broadcaster.login,
    avatarUrl: broadcaster.avatarUrl,
    streamTitle: state.title,
    categoryId: state.categoryId,
    categoryName: state.categoryName,
    viewerCount: state.viewerCount,
    startedAt: state.startedAt,
    source,
    observedAt,
  };
}

/** What has to be written: two numbers of those that only went on, the whole row of the others. */
function writesOf(decided: readonly Decided[]): { touched: LiveState[]; saved: LiveState[] } {
  const touched: LiveState[] = [];
  const saved: LiveState[] = [];
  for (const { previous, decision } of decided) {
    if (!decision.next) continue;
    const write = writeOf(previous, decision.next);
    if (write === "touch") touched.push(decision.next);
    if (write === "save") saved.push(decision.next);
  }
  return { touched, saved };
}

function idsOf(observations: readonly Observation[], kind: Observation["kind"]): string[] {
  return observations.filter((o) => o.kind === kind).map(({ broadcasterId }) => broadcasterId);
}

function countsOf(decided: readonly Decided[]): ChangeCounts {
  const counts = noChanges();
  for (const { decision } of decided) for (const { kind } of decision.changes) counts[kind] += 1;
  return counts;
}
