import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { InboxFilter } from "./core/inbox";
import type { Hearing, NotificationPage, Visit } from "./schema";

export { bellFor, changesFor } from "./core/hearing";
export { applyEvents, holdsAll, type InboxFilter, itemsOf, markRead, remove, unreadOf } from "./core/inbox";

export const notificationKeys = {
  all: ["notifications"],
  /** The whole inbox; of what is narrowed, the keys begin with this one. */
  inbox: ["notifications", "inbox"],
  hearing: ["notifications", "hearing"],
  visit: ["notifications", "visit"],
} as const;

/** Notifications on one page of the inbox. */
export const INBOX_PAGE_SIZE = 30;

const isNarrowed = ({ unread, type }: InboxFilter): boolean => unread === true || type !== undefined;

/** The inbox, newest first, page by page. The bell shows the beginning of the same list, not narrowed. */
export const inboxQuery = (filter: InboxFilter = {}) =>
  infiniteQueryOptions({
    queryKey: isNarrowed(filter) ? [...notificationKeys.inbox, filter] : notificationKeys.inbox,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(INBOX_PAGE_SIZE) });
      if (filter.unread) query.set("unread", "true");
      if (filter.type) query.set("type", filter.type);
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<NotificationPage>(`/api/v1/notifications?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** What the server puts into the cache so that the first paint has the first page. */
export const firstPage = (page: NotificationPage): InfiniteData<NotificationPage, string | null> => ({
  pages: [page],
  pageParams: [null],
});

/** By what a list under `notificationKeys.inbox` is narrowed. */
export const filterOf = (queryKey: readonly unknown[]): InboxFilter => (queryKey[2] ?? {}) as InboxFilter;

/** How the person wants to be told, as far as an open page has to know. */
export const hearingQuery = () =>
  queryOptions({
    queryKey: notificationKeys.hearing,
    queryFn: ({ signal }) => fetchJson<Hearing>("/api/v1/notifications/hearing", { signal }),
  });

/** How often an open page says that somebody is here, in ms. */
const HERE_EVERY_MS = 60_000;

/** Says while a page is in view that somebody is here, and learns since when they were not. */
export const visitQuery = () =>
  queryOptions({
    queryKey: notificationKeys.visit,
    // Not called off with the page's part that asked: the answer says only once that they are back.
    queryFn: () => fetchJson<Visit>("/api/v1/notifications/visit", { method: "POST" }),
    staleTime: HERE_EVERY_MS,
    refetchInterval: HERE_EVERY_MS,
  });

/** Marks these as read, or all when left out. */
export const postRead = (ids?: string[]): Promise<void> =>
  fetchJson("/api/v1/notifications/read", { method: "POST", body: ids ? { ids } : {} });

/** Deletes one. `leaving` lets the request outlive the page. */
export const deleteOne = (id: string, leaving = false): Promise<void> =>
  fetchJson(`/api/v1/notifications/${id}`, { method: "DELETE", keepalive: leaving });
