import type { FollowedBroadcaster, FollowingPage } from "../schema";

/** The page with one channel muted or not. The same page when there is nothing to change. */
export function setMutedIn(page: FollowingPage, id: string, muted: boolean): FollowingPage {
  if (!page.items.some((row) => row.id === id && row.muted !== muted)) return page;
  return { ...page, items: page.items.map((row) => (row.id === id ? { ...row, muted } : row)) };
}

/** The page without one channel. The same page when it was not there. */
export function removeFrom(page: FollowingPage, id: string): FollowingPage {
  const items = page.items.filter((row) => row.id !== id);
  if (items.length === page.items.length) return page;
  return { ...page, items, total: page.total - 1 };
}

/** The page with one channel, new or in place of what was known of it. */
export function putInto(page: FollowingPage, row: FollowedBroadcaster): FollowingPage {
  if (page.items.some(({ id }) => id === row.id)) {
    return { ...page, items: page.items.map((known) => (known.id === row.id ? row : known)) };
  }
  return { ...page, items: [row, ...page.items], total: page.total + 1 };
}
