import type { Clip, ClipList, ClipNeighbours } from "../schema";

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

/** Clips by which those that were taken out of a list are put back: the list as it was. The same list where all are in it. */
export function putClipsBack(list: ClipPages, before: ClipPages, ids: readonly string[]): ClipPages {
  const held = new Set(list.pages.flatMap(({ items }) => items.map(({ id }) => id)));
  const wanted = new Set(ids.filter((id) => !held.has(id)));
  const pages = list.pages.map((page) => ({ ...page, items: [...page.items] }));
  let back = 0;
  let last: Clip | undefined;
  for (const clip of before.pages.flatMap(({ items }) => items)) {
    if (wanted.has(clip.id)) {
      putBehind(pages, last, clip);
      held.add(clip.id);
      back += 1;
    }
    // What came to the list meanwhile stays where it is; what has left it cannot be stood behind.
    if (held.has(clip.id)) last = clip;
  }
  return back === 0 ? list : { ...list, pages: pages.map((page) => ({ ...page, total: page.total + back })) };
}

function putBehind(pages: ClipList[], last: Clip | undefined, clip: Clip): void {
  for (const { items } of pages) {
    const place = last === undefined ? -1 : items.findIndex(({ id }) => id === last.id);
    if (last !== undefined && place === -1) continue;
    items.splice(place + 1, 0, clip);
    return;
  }
}

/** The list with some clips tagged, but for those that would have more than `most` tags. */
export function tagClipsIn(
  list: ClipPages,
  ids: readonly string[],
  tags: readonly string[],
  most: number,
): ClipPages {
  const meant = new Set(ids);
  if (!list.pages.some(({ items }) => items.some(({ id }) => meant.has(id)))) return list;
  const tagged = (clip: Clip): Clip => {
    if (!meant.has(clip.id)) return clip;
    const all = [...new Set([...clip.tags, ...tags])];
    return all.length <= most ? { ...clip, tags: all } : clip;
  };
  return changed(list, (items) => items.map(tagged), 0);
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

/** What stands beside a clip by what was read of a list; undefined where that does not say. */
export function neighboursIn({ pages }: Pick<ClipPages, "pages">, id: string): ClipNeighbours | undefined {
  const clips = pages.flatMap(({ items }) => items);
  const here = clips.findIndex((clip) => clip.id === id);
  const isRead = here !== -1 && (here + 1 < clips.length || pages.at(-1)?.next_cursor === null);
  return isRead
    ? { listed: true, previous: clips[here - 1] ?? null, next: clips[here + 1] ?? null }
    : undefined;
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
