import type { BroadcasterRef, DomainEvent, EventOf, LiveStream } from "@/lib/events/schema";
import type { Change, Decision, LiveState } from "./live-state";

/** A decision, with what it was decided from. */
export interface Decided {
  broadcasterId: string;
  previous: LiveState | null;
  decision: Decision;
}

/** The stream whose show a stream that began goes on with; null where a show begins, and where nothing does. */
export function continuedStream({ previous, decision }: Decided): string | null {
  const [first] = decision.changes;
  const begun = first?.kind === "went_live" || first?.kind === "restarted";
  // At the first look nobody is told either, but nothing goes on.
  return begun && !decision.announce && first.delayMs !== null ? (previous?.streamId ?? null) : null;
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
  for (const one of decided) {
    const broadcaster = refs.get(one.broadcasterId);
    const announcementId = announcementIds.get(one.broadcasterId) ?? null;
    const event = broadcaster && eventOf(one, broadcaster, announcementId);
    if (event) events.push(event);
  }
  const counts = viewerCounts(decided);
  if (counts.length > 0) events.push({ kind: "stream.viewers", payload: { counts } });
  return events;
}

function eventOf(
  decided: Decided,
  broadcaster: BroadcasterRef,
  announcementId: string | null,
): DomainEvent | null {
  const { next, changes } = decided.decision;
  const [first] = changes;
  if (!first || !next) return null;
  const detection = {
    source: first.source,
    observedAt: first.observedAt.toISOString(),
    delayMs: first.delayMs,
  };
  switch (first.kind) {
    case "went_live":
    case "restarted":
    case "reopened": {
      const continues = continuedStream(decided);
      return {
        kind: "stream.online",
        payload: {
          change: first.kind,
          broadcaster,
          stream: shownOf(next),
          detection,
          announcementId,
          ...(continues !== null && { continues }),
        },
      };
    }
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
  const counts: [string, number][] = [];
  for (const { broadcasterId, previous, decision } of decided) {
    const { next, changes } = decision;
    if (!next || changes.length > 0 || next.state !== "live") continue;
    if (next.viewerCount !== previous?.viewerCount) counts.push([broadcasterId, next.viewerCount]);
  }
  return counts;
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
