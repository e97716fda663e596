import type { FollowedBroadcaster } from "../schema";

/** The order that is on the screen, and how many of it, from the top, were live. */
export interface ShownOrder {
  ids: readonly string[];
  live: number;
}

export const orderOf = (rows: readonly FollowedBroadcaster[]): ShownOrder => ({
  ids: rows.map(({ id }) => id),
  live: rows.filter(({ live }) => live !== null).length,
});

/**
 * The rows in the order already shown, as long as the same ones are there and the same ones are live: only
 * viewer counts have overtaken each other then, which is no reason to move a row somebody is about to press.
 * Otherwise the rows as they are sorted.
 */
export function keepOrder(
  shown: ShownOrder,
  sorted: readonly FollowedBroadcaster[],
): readonly FollowedBroadcaster[] {
  if (shown.ids.length !== sorted.length) return sorted;
  const byId = new Map(sorted.map((row) => [row.id, row]));
  const kept: FollowedBroadcaster[] = [];
  for (const id of shown.ids) {
    const row = byId.get(id);
    if (!row || (row.live !== null) !== kept.length < shown.live) return sorted;
    kept.push(row);
  }
  return kept;
}
