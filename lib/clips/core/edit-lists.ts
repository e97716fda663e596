import type { Clip, ClipList } from "../schema";

/** Pages of a list as TanStack Query keeps them, with the cursors by which they were asked for. */
export interface ClipPages {
  pages: ClipList[];
  pageParams: (string | null)[];
}

/** The list with one clip as it is now, where it stands. The same list when it is not in it. */
export function putClipInto(list: ClipPages, clip: Clip): ClipPages {
  if (!holds(list, clip.id)) return list;
  return changed(list, (items) => items.map((item) => (item.id === clip.id ? clip : item)), 0);
}

/** The list without some clips. The same list when none of them is in it. */
export function removeClipsFrom(list: ClipPages, ids: readonly string[]): ClipPages {
  const gone = new Set(ids);
  const held = list.pages.flatMap(({ items }) => items).filter(({ id }) => gone.has(id)).length;
  return held === 0 ? list : changed(list, (items) => items.filter(({ id }) => !gone.has(id)), held);
}

/**
 * The list with clips moved, in the order given, before the clip `before`; null or a clip that is not in it: to the
 * end of what was read so far. Pages keep their lengths, so that the next one begins where it would have.
 */
export function moveClipsIn(list: ClipPages, ids: readonly string[], before: string | null): ClipPages {
  const clips = list.pages.flatMap(({ items }) => items);
  const byId = new Map(clips.map((clip) => [clip.id, clip]));
  const order = movedOrder(
    clips.map(({ id }) => id),
    ids,
    before !== null && byId.has(before) ? before : null,
  );
  const moved = order.flatMap((id) => byId.get(id) ?? []);
  let from = 0;
  const pages = list.pages.map((page) => {
    const items = moved.slice(from, from + page.items.length);
    from += page.items.length;
    return { ...page, items };
  });
  return { ...list, pages };
}

/**
 * An order in which some ids were moved, in the order given, before `before` (null: to the end). Ids that are not in
 * it are left out. Where `before` is moved itself, they come to stand where it stood.
 */
export function movedOrder(
  order: readonly string[],
  ids: readonly string[],
  before: string | null,
): string[] {
  const known = new Set(order);
  const moved = new Set(ids.filter((id) => known.has(id)));
  const stay = order.filter((id) => !moved.has(id));
  const place = before === null ? order.length : order.indexOf(before);
  const ahead = order.slice(0, place).filter((id) => !moved.has(id)).length;
  return [...stay.slice(0, ahead), ...moved, ...stay.slice(ahead)];
}

const holds = (list: ClipPages, id: string): boolean =>
  list.pages.some(({ items }) => items.some((item) => item.id === id));

const changed = (list: ClipPages, edit: (items: Clip[]) => Clip[], fewer: number): ClipPages => ({
  ...list,
  pages: list.pages.map((page) => ({ ...page, items: edit(page.items), total: page.total - fewer })),
});
