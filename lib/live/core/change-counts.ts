import type { ChangeKind } from "../schema";

/** How many changes of each kind. */
export type ChangeCounts = Record<ChangeKind, number>;

export const noChanges = (): ChangeCounts => ({
  went_live: 0,
  reopened: 0,
  restarted: 0,
  went_offline: 0,
  title_changed: 0,
  category_changed: 0,
});

/** Adds `more` to `counts`, in place. */
export function addChanges(counts: ChangeCounts, more: ChangeCounts): void {
  for (const kind of Object.keys(more) as ChangeKind[]) counts[kind] += more[kind];
}
