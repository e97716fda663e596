/** Which commands are ticked, and from which a range begins. */
export interface Ticked {
  ids: ReadonlySet<string>;
  /** The last one that was ticked or unticked alone; null: none. */
  anchor: string | null;
}

export const NOTHING_TICKED: Ticked = { ids: new Set(), anchor: null };

/** Ticks one, or takes its tick away. */
export function toggled({ ids }: Ticked, id: string): Ticked {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Ticks everything between the anchor and `id`, both included, in the order shown. Without an anchor in view, `id` alone is toggled. */
export function tickedUpTo(ticked: Ticked, id: string, shown: readonly string[]): Ticked {
  const [from, to] = [shown.indexOf(ticked.anchor ?? ""), shown.indexOf(id)];
  if (from === -1 || to === -1) return toggled(ticked, id);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...ticked.ids, ...range]), anchor: id };
}

/** Ticks all that are shown; when they all are already, none. */
export function toggledAll({ ids }: Ticked, shown: readonly string[]): Ticked {
  return shown.length > 0 && shown.every((id) => ids.has(id))
    ? NOTHING_TICKED
    : { ids: new Set(shown), anchor: null };
}

/** Those ticked ones that are shown, in their order: nothing is done to what one does not see. */
export const tickedAmong = ({ ids }: Ticked, shown: readonly string[]): string[] =>
  shown.filter((id) => ids.has(id));
