/** When to stop reading a list that moves while it is read. */
export interface PageGuard {
  /** Pages in a row without a stream that was not read before. */
  barren: number;
  /** Pages that are read at most. */
  most: number;
}

/** Reading the pages of a list. */
export interface PageWalk<S> {
  /** By stream id. One that came twice counts once, as it was read last. */
  found: Map<string, S>;
  /** Pages in a row without anything new. */
  barren: number;
  pages: number;
  cursors: Set<string>;
}

export const beginWalk = <S>(): PageWalk<S> => ({
  found: new Map(),
  barren: 0,
  pages: 0,
  cursors: new Set(),
});

/**
 * Takes in a page, and says how to go on. The list is sorted by viewers and moves while it is read: streams come twice
 * or slip between two pages; cursors have been seen to lead in circles, and empty pages to have one.
 * read-on: by its cursor · whole: the end was reached · circle, barren, endless: given up, for streams may be missing
 */
export function takePage<S extends { id: string }>(
  walk: PageWalk<S>,
  { streams, cursor }: { streams: readonly S[]; cursor: string | undefined },
  guard: PageGuard,
): "read-on" | "whole" | "circle" | "barren" | "endless" {
  const before = walk.found.size;
  for (const stream of streams) walk.found.set(stream.id, stream);
  walk.pages += 1;
  walk.barren = walk.found.size > before ? 0 : walk.barren + 1;
  if (cursor === undefined) return "whole";
  if (walk.cursors.has(cursor)) return "circle";
  walk.cursors.add(cursor);
  // Behind the end of a list there may be empty pages that have a cursor all the same.
  if (walk.barren >= guard.barren) return streams.length === 0 ? "whole" : "barren";
  return walk.pages >= guard.most ? "endless" : "read-on";
}
