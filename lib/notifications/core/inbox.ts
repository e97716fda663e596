import type { RecordedEvent } from "@/lib/events/schema";
import type { NotificationItem, NotificationPage, NotificationType } from "../schema";
import { entryOfGoLive } from "./entry";
import { followShow } from "./follow-show";

/** What the browser holds of an inbox: the pages loaded so far, newest first. */
export interface InboxPages {
  pages: NotificationPage[];
}

/** Every loaded item, newest first. */
export const itemsOf = (inbox: InboxPages): NotificationItem[] => inbox.pages.flatMap((page) => page.items);

/** How many are unread in the whole inbox, also beyond the loaded pages. */
export const unreadOf = (inbox: InboxPages): number => inbox.pages[0]?.unread ?? 0;

/** Which part of the inbox a list shows; what is left out does not narrow it. */
export interface InboxFilter {
  unread?: boolean | undefined;
  type?: NotificationType | undefined;
}

/**
 * The inbox after `events`, each as often as one likes: an entry known by its id is not added again, one
 * already read or gone changes nothing. `wanted` says whether a go-live of this broadcaster surely becomes an entry;
 * `filter` is what the list shows of the inbox.
 */
export function applyEvents<T extends InboxPages>(
  inbox: T,
  events: readonly RecordedEvent[],
  wanted: (broadcasterId: string) => boolean,
  filter: InboxFilter = {},
): T {
  return events.reduce((current, event) => {
    if (event.kind === "notification.changed") {
      const { change, ids, at } = event.payload;
      if (change === "read") return markRead(current, ids, at);
      // What was added only the server can show.
      return change === "deleted" ? remove(current, ids ?? []) : current;
    }
    if (!isAboutShow(event)) return current;
    const followed = eachItem(current, (item) => followShow(item, event));
    const item = event.kind === "stream.online" ? entryOfGoLive(event) : null;
    return item && wanted(item.broadcaster.id) ? add(followed, item, filter) : followed;
  }, inbox);
}

const isAboutShow = ({ kind }: RecordedEvent): boolean =>
  kind === "stream.online" || kind === "stream.updated" || kind === "stream.offline";

/** Whether every id is among the loaded items; when not, only the server knows what a change of them counts. */
export function holdsAll(inbox: InboxPages, ids: readonly string[]): boolean {
  const loaded = new Set(itemsOf(inbox).map((item) => item.id));
  return ids.every((id) => loaded.has(id));
}

function add<T extends InboxPages>(inbox: T, item: NotificationItem, filter: InboxFilter): T {
  const items = itemsOf(inbox);
  if (items.some((known) => known.id === item.id)) return inbox;
  // How many are unread is read off the whole list alone.
  if (filter.type && filter.type !== item.type) return inbox;
  // Older than all that is loaded: it has its place on a page not loaded yet, and was counted there.
  const oldest = items.at(-1);
  const more = inbox.pages.at(-1)?.next_cursor != null;
  if (more && oldest && item.createdAt < oldest.createdAt) return inbox;
  const page = inbox.pages.findIndex(({ items: [...on] }) =>
    on.some((other) => other.createdAt <= item.createdAt),
  );
  return edit(inbox, 1, (entries, index) => {
    if (index !== (page === -1 ? inbox.pages.length - 1 : page)) return entries;
    const place = entries.findIndex((other) => other.createdAt <= item.createdAt);
    return place === -1 ? [...entries, item] : [...entries.slice(0, place), item, ...entries.slice(place)];
  });
}

/** The inbox with these marked as read at `at`; null marks all that came up to then. */
export function markRead<T extends InboxPages>(inbox: T, ids: readonly string[] | null, at: string): T {
  const chosen = ids && new Set(ids);
  const isMeant = (item: NotificationItem) =>
    item.readAt === null && (chosen ? chosen.has(item.id) : item.createdAt <= at);
  const meant = itemsOf(inbox).filter(isMeant).length;
  // What is not loaded is older than what is, so "all up to now" leaves only loaded items unread.
  const left = itemsOf(inbox).filter((item) => item.readAt === null).length - meant;
  const change = chosen ? -meant : left - unreadOf(inbox);
  if (meant === 0 && change === 0) return inbox;
  return edit(inbox, change, (entries) =>
    entries.map((item) => (isMeant(item) ? { ...item, readAt: at } : item)),
  );
}

/** The inbox without these. */
export function remove<T extends InboxPages>(inbox: T, ids: readonly string[]): T {
  const gone = new Set(ids);
  const found = itemsOf(inbox).filter((item) => gone.has(item.id));
  if (found.length === 0) return inbox;
  const unread = found.filter((item) => item.readAt === null).length;
  return edit(inbox, -unread, (entries) => entries.filter((item) => !gone.has(item.id)));
}

/** Edits each item; the same inbox when none is another. */
function eachItem<T extends InboxPages>(inbox: T, change: (item: NotificationItem) => NotificationItem): T {
  let same = true;
  const pages = inbox.pages.map((page) => {
    const items = page.items.map(change);
    if (items.every((item, index) => item === page.items[index])) return page;
    same = false;
    return { ...page, items };
  });
  return same ? inbox : { ...inbox, pages };
}

/** Edits the items page by page and moves the unread count, which stands on every page, by `change`. */
function edit<T extends InboxPages>(
  inbox: T,
  change: number,
  items: (entries: NotificationItem[], index: number) => NotificationItem[],
): T {
  const unread = Math.max(0, unreadOf(inbox) + change);
  return {
    ...inbox,
    pages: inbox.pages.map((page, index) => ({ ...page, unread, items: items(page.items, index) })),
  };
}
