import { v7 as uuidv7 } from "uuid";
import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { BroadcasterRef } from "@/lib/events/schema";
import { announce, type NewAnnouncement } from "@/lib/notifications";
import { addChanges, type ChangeCounts, noChanges } from "./core/change-counts";
import { decide } from "./core/decide";
import { type Decided, eventsOf } from "./core/live-events";
import type { LivePolicy, LiveState, Observation } from "./core/live-state";
import { inRounds } from "./core/rounds";
import { writeOf } from "./core/write-of";
import * as repository from "./repository-apply";

/**
 * The one place that changes live status, whoever observed it. State, log, announcements and events commit
 * together or not at all. Observations that are late or repeated do nothing, so a caller that does not
 * know whether its write arrived may simply write again.
 */
export async function applyObservations(
  pool: Pool,
  observations: readonly Observation[],
  policy: LivePolicy,
): Promise<ChangeCounts> {
  const counts = noChanges();
  for (const round of inRounds(observations)) {
    const decided = await withTransaction((tx) => applyRound(tx, round, policy), pool);
    addChanges(counts, countsOf(decided));
  }
  return counts;
}

/** Applies at most one observation of each broadcaster. */
async function applyRound(tx: Db, round: readonly Observation[], policy: LivePolicy): Promise<Decided[]> {
  await repository.becomeOnlyWriter(tx);
  const decided = await decideAll(tx, round, policy);

  await repository.touchStates(tx, statesTo("touch", decided));
  await repository.saveStates(tx, statesTo("save", decided));
  const changed = decided.filter(({ changes }) => changes.length > 0);
  await repository.appendLog(
    tx,
    changed.flatMap(({ changes }) => changes),
  );
  const refs = await repository.loadRefs(
    tx,
    changed.map(({ broadcasterId }) => broadcasterId),
  );
  const announcementIds = await announceAll(tx, changed, refs);
  await appendEvents(tx, eventsOf(decided, refs, announcementIds));
  return decided;
}

async function decideAll(tx: Db, round: readonly Observation[], policy: LivePolicy): Promise<Decided[]> {
  const answers = round.filter(({ kind }) => kind !== "offline_event");
  const fresh = await repository.markChecked(tx, answers);
  const current = round.filter(
    ({ kind, broadcasterId }) => kind === "offline_event" || fresh.has(broadcasterId),
  );
  const states = await repository.loadStates(tx, idsOf(current, "seen"), [
    ...idsOf(current, "missing"),
    ...idsOf(current, "offline_event"),
  ]);
  return current.map((observation) => {
    const { broadcasterId } = observation;
    const previous = states.get(broadcasterId) ?? null;
    const firstCheck = fresh.get(broadcasterId)?.firstCheck ?? false;
    return { ...decide({ status: previous, firstCheck }, observation, policy), broadcasterId, previous };
  });
}

/** Announces the streams that began, and says by broadcaster which announcement was made. */
async function announceAll(
  tx: Db,
  decided: readonly Decided[],
  refs: ReadonlyMap<string, BroadcasterRef>,
): Promise<Map<string, string>> {
  const announcements = decided.flatMap(({ announce: wanted, next, broadcasterId }): NewAnnouncement[] => {
    const broadcaster = refs.get(broadcasterId);
    return wanted && next && broadcaster ? [announcementOf(next, broadcaster)] : [];
  });
  const made = await announce(tx, announcements);
  return new Map(
    announcements.filter(({ id }) => made.has(id)).map(({ id, broadcasterId }) => [broadcasterId, id]),
  );
}

function announcementOf(state: LiveState, broadcaster: BroadcasterRef): NewAnnouncement {
  return {
    id: uuidv7(),
    broadcasterId: broadcaster.id,
    streamId: state.streamId,
    broadcasterName: broadcaster.displayName,
    login: broadcaster.login,
    avatarUrl: broadcaster.avatarUrl,
    streamTitle: state.title,
    categoryName: state.categoryName,
    startedAt: state.startedAt,
  };
}

function statesTo(write: "touch" | "save", decided: readonly Decided[]): LiveState[] {
  return decided.flatMap(({ previous, next }) => (next && writeOf(previous, next) === write ? [next] : []));
}

function idsOf(observations: readonly Observation[], kind: Observation["kind"]): string[] {
  return observations.filter((o) => o.kind === kind).map(({ broadcasterId }) => broadcasterId);
}

function countsOf(decided: readonly Decided[]): ChangeCounts {
  const counts = noChanges();
  for (const { changes } of decided) for (const { kind } of changes) counts[kind] += 1;
  return counts;
}
