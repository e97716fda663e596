import type { Segment, StreamSummary } from "../../schema";

/** Segments as they are stored: each holds until the next of its stream. Times are UTC. */
export interface StoredSegment {
  streamId: string;
  startedAt: Date;
  title: string;
  categoryId: string;
  categoryName: string;
}

/** Segments with their ends, oldest first. `endedAt` null: the last one still holds. */
export function segmentsOf(stored: readonly StoredSegment[], endedAt: Date | null): Segment[] {
  const inOrder = stored.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  return inOrder.map(({ startedAt, title, categoryId, categoryName }, place) => ({
    from: startedAt.toISOString(),
    to: (inOrder[place + 1]?.startedAt ?? endedAt)?.toISOString() ?? null,
    title,
    categoryId,
    categoryName,
  }));
}

/** What was played for how long, longest first; the time without a category is left out. */
export function playedCategories(segments: readonly Segment[], now: Date): StreamSummary["categories"] {
  const byId = new Map<string, { id: string; name: string; seconds: number }>();
  for (const { from, to, categoryId, categoryName } of segments) {
    if (categoryId === "") continue;
    const until = to === null ? now.getTime() : Date.parse(to);
    const seconds = Math.max(0, Math.round((until - Date.parse(from)) / 1000));
    const known = byId.get(categoryId);
    byId.set(categoryId, {
      id: categoryId,
      name: categoryName,
      seconds: seconds + (known?.seconds ?? 0),
    });
  }
  return [...byId.values()].sort((a, b) => b.seconds - a.seconds);
}
