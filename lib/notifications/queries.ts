import { type InfiniteData, infiniteQueryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { NotificationPage } from "./schema";

export { applyEvents, holdsAll, itemsOf, markRead, remove, unreadOf } from "./core/inbox";

export const notificationKeys = {
  all: ["notifications"],
  inbox: ["notifications", "inbox"],
} as const;

/** Notifications on one page of the inbox. */
export const INBOX_PAGE_SIZE = 30;

/** The inbox, newest first, page by page. The bell shows the beginning of the same list. */
export const inboxQuery = () =>
  infiniteQueryOptions({
    queryKey: notificationKeys.inbox,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(INBOX_PAGE_SIZE) });
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<NotificationPage>(`/api/v1/notifications?${query}`, { signal });
    },
    getNextPageParam: (last) => last.nextCursor,
  });

/** What the server puts into the cache so that the first paint has the first page. */
export const firstPage = (page: NotificationPage): InfiniteData<NotificationPage, string | null> => ({
  pages: [page],
  pageParams: [null],
});

/** Marks these as read, or all when left out. */
export const postRead = (ids?: string[]): Promise<void> =>
  fetchJson("/api/v1/notifications/read", { method: "POST", body: ids ? { ids } : {} });

/** Deletes one. `leaving` lets the request outlive the page. */
export const deleteOne = (id: string, leaving = false): Promise<void> =>
  fetchJson(`/api/v1/notifications/${id}`, { method: "DELETE", keepalive: leaving });
