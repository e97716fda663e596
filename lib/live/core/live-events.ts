import type { BroadcasterRef, DomainEvent, EventOf, LiveStream } from "@/lib/events/schema";
import type { Change, Decision, LiveState } from "./live-state";

/** A decision, with what it was decided from. */
export interface Decided extends Decision {
  broadcasterId: string;
  previous: LiveState | null;
}

/**
 * The events of one write, in the order of the decisions; the new viewer counts come last, all in one.
 * `announcementIds` says for a broadcaster which announcement was made of its stream.
 */
export function eventsOf(
  decided: readonly Decided[],
  refs: ReadonlyMap<string, BroadcasterRef>,
  announcementIds: ReadonlyMap<string, string>,
): DomainEvent[] {
  const events: DomainEvent[] = [];
  for (const decision of decided) {
    const broadcaster = refs.get(decision.broadcasterId);
    const [first] = decision.changes;
    if (!broadcaster || !first || !decision.next) continue;
    const announcementId = announcementIds.get(decision.broadcasterId) ?? null;
    events.push(eventOf(decision.next, decision.changes, first, broadcaster, announcementId));
  }
  const counts = viewerCounts(decided);
  if (counts.length > 0) events.push({ kind: "stream.viewers", payload: { counts } });
  return events;
}

function eventOf(
  next: LiveState,
  changes: readonly Change[],
  first: Change,
  broadcaster: BroadcasterRef,
  announcementId: string | null,
): DomainEvent {
  const detection = {
    source: first.source,
    observedAt: first.observedAt.toISOString(),
    delayMs: first.delayMs,
  };
  switch (first.kind) {
    case "went_live":
    case "restarted":
    case "reopened":
      return {
        kind: "stream.online",
        payload: { change: first.kind, broadcaster, stream: shownOf(next), detection, announcementId },
      };
    case "went_offline":
      return {
        kind: "stream.offline",
        payload: {
          broadcaster,
          streamId: first.streamId,
          startedAt: next.startedAt.toISOString(),
          endedAt: next.lastSeenAt.toISOString(),
          detection,
        },
      };
    case "title_changed":
    case "category_changed":
      return {
        kind: "stream.updated",
        payload: { broadcaster, stream: shownOf(next), changed: changedOf(changes), detection },
      };
  }
}

/** Counts of streams that only went on; the others' are in their own events. */
function viewerCounts(decided: readonly Decided[]): [string, number][] {
  return decided.flatMap(({ broadcasterId, previous, next, changes }): [string, number][] =>
    next && changes.length === 0 && next.state === "live" && next.viewerCount !== previous?.viewerCount
      ? [[broadcasterId, next.viewerCount]]
      : [],
  );
}

function changedOf(changes: readonly Change[]): EventOf<"stream.updated">["payload"]["changed"] {
  return changes.map(({ kind }) => (kind === "title_changed" ? "title" : "category"));
}

function shownOf(state: LiveState): LiveStream {
  return {
    id: state.streamId,
    title: state.title,
    categoryId: state.categoryId,
    categoryName: state.categoryName,
    language: state.language,
    tags: state.tags,
    viewerCount: state.viewerCount,
    thumbnailUrl: state.thumbnailUrl,
    startedAt: state.startedAt.toISOString(),
  };
}
