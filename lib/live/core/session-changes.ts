import type { LiveChange, OnAir } from "@/lib/streams/schema";
import { continuedStream, type Decided } from "./live-events";
import type { LiveState } from "./live-state";

/** What decisions mean for the sessions of streams. Viewer counts alone mean nothing. */
export function sessionChangesOf(decided: readonly Decided[]): LiveChange[] {
  return decided.flatMap((one): LiveChange[] => {
    const { broadcasterId, previous, decision } = one;
    const [first] = decision.changes;
    const { next } = decision;
    if (!first || !next) return [];
    const at = first.observedAt;
    if (first.kind === "went_offline") {
      const { streamId } = first;
      return [
        {
          kind: "ended",
          broadcasterId,
          at,
          twitchStreamId: streamId,
          endedAt: next.endedAt ?? next.lastSeenAt,
        },
      ];
    }
    const begun = first.kind === "went_live" || first.kind === "restarted";
    return [
      {
        kind: begun ? "opened" : "kept",
        broadcasterId,
        at,
        stream: onAirOf(next),
        previousSeenAt: first.kind === "restarted" ? (previous?.lastSeenAt ?? null) : null,
        continues: continuedStream(one) !== null,
        source: first.source,
        delayMs: first.delayMs,
      },
    ];
  });
}

function onAirOf(state: LiveState): OnAir {
  return {
    twitchStreamId: state.streamId,
    title: state.title,
    categoryId: state.categoryId,
    categoryName: state.categoryName,
    language: state.language,
    tags: state.tags,
    viewers: state.viewerCount,
    startedAt: state.startedAt,
    lastSeenAt: state.lastSeenAt,
  };
}
