import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { ChatPage, ChatRate, ChatStats, SavedSearch, SearchOrder, SearchResults } from "./schema";

export { problemsOf } from "./core/query/meaning";
export { type Completion, suggest } from "./core/query/suggest";

/** What is searched for, as it stands in the address, and by whose clock its days are meant (an IANA zone). */
export interface ChatSearch {
  q: string;
  order: SearchOrder;
  zone: string;
}

/** What figures are asked of: one stream, or a channel's last days. */
export type StatsOf = { streamId: string } | { days: number };

export const chatKeys = {
  all: ["chat"],
  search: ({ q, order, zone }: ChatSearch) => ["chat", "search", q, order, zone],
  context: (id: string) => ["chat", "context", id],
  saved: ["chat", "saved"],
  stats: (login: string, of: StatsOf) => ["chat", "stats", login, of],
  rate: (streamId: string) => ["chat", "rate", streamId],
} as const;

/**
 * What a query finds, page by page. A query that is wrong fails with a Problem whose fields say where. Never asked
 * again by itself: each search is told to the channels' owners, so it must be one that a person made.
 */
export const searchQuery = ({ q, order, zone }: ChatSearch) =>
  infiniteQueryOptions({
    queryKey: chatKeys.search({ q, order, zone }),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ q, order, zone });
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<SearchResults>(`/api/v1/chat/search?${query}`, { signal });
    },
    getNextPageParam: (last) => last.nextCursor,
    staleTime: "static",
  });

/** A message with what was said around it; more comes from both ends. Told to the owner like a search. */
export const contextQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: chatKeys.context(id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam ? `?${new URLSearchParams({ cursor: pageParam })}` : "";
      return fetchJson<ChatPage>(`/api/v1/chat/messages/${id}${query}`, { signal });
    },
    getPreviousPageParam: (first) => first.olderCursor,
    getNextPageParam: (last) => last.newerCursor,
    staleTime: "static",
  });

/** What the server puts into the cache so that the first paint has the first page. */
export const firstPage = <Page>(page: Page): InfiniteData<Page, string | null> => ({
  pages: [page],
  pageParams: [null],
});

/** The person's own searches, by name. */
export const savedSearchesQuery = () =>
  queryOptions({
    queryKey: chatKeys.saved,
    queryFn: ({ signal }) => fetchJson<{ items: SavedSearch[] }>("/api/v1/chat/saved", { signal }),
  });

export const postSavedSearch = (input: Pick<SavedSearch, "name" | "query">): Promise<SavedSearch> =>
  fetchJson("/api/v1/chat/saved", { method: "POST", body: input });

export const deleteSavedSearch = (id: string): Promise<void> =>
  fetchJson(`/api/v1/chat/saved/${id}`, { method: "DELETE" });

/** Figures of a stream's chat, or of a channel's in its last days. */
export const chatStatsQuery = (login: string, of: StatsOf) =>
  queryOptions({
    queryKey: chatKeys.stats(login, of),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams(
        "streamId" in of ? { stream: of.streamId } : { days: String(of.days) },
      );
      return fetchJson<ChatStats>(`/api/v1/chat/channels/${login}/stats?${query}`, { signal });
    },
  });

/** Messages over a stream's time. */
export const chatRateQuery = (streamId: string) =>
  queryOptions({
    queryKey: chatKeys.rate(streamId),
    queryFn: ({ signal }) => fetchJson<ChatRate>(`/api/v1/chat/streams/${streamId}/rate`, { signal }),
  });
