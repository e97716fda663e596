import type { LiveState } from "./live-state";

/**
 * How much of a row has to be written. Most of a tick is streams that are simply still on air ("touch"):
 * two numbers that no index covers, which Postgres can change in place.
 */
export function writeOf(previous: LiveState | null, next: LiveState | null): "none" | "touch" | "save" {
  if (next === null || next === previous) return "none";
  if (previous === null) return "save";
  return differsBeyondTouch(previous, next) ? "save" : "touch";
}

function differsBeyondTouch(a: LiveState, b: LiveState): boolean {
  return (
    a.state !== b.state ||
    a.streamId !== b.streamId ||
    a.misses !== b.misses ||
    a.title !== b.title ||
    a.categoryId !== b.categoryId ||
    a.categoryName !== b.categoryName ||
    a.language !== b.language ||
    a.thumbnailUrl !== b.thumbnailUrl ||
    a.startedAt.getTime() !== b.startedAt.getTime() ||
    a.endedAt?.getTime() !== b.endedAt?.getTime() ||
    a.offlineEventAt?.getTime() !== b.offlineEventAt?.getTime() ||
    a.tags.length !== b.tags.length ||
    a.tags.some((tag, index) => tag !== b.tags[index])
  );
}
