import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type {
  AuditEntry,
  ChatPage,
  ChatRate,
  ChatReader,
  ChatReaderList,
  ChatStats,
  Erasure,
  MessageContext,
  MessageDetail,
  OwnChat,
  OwnMessages,
  SavedSearch,
  SearchOrder,
  SearchResults,
} from "./schema";

export { takenOutIn, withMessage } from "./core/edit-log";
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
  own: ["chat", "own"],
  ownFacts: ["chat", "own", "facts"],
  ownMessages: (q: string) => ["chat", "own", "messages", q],
  erasures: ["chat", "own", "erasures"],
  stats: (login: string, of: StatsOf) => ["chat", "stats", login, of],
  rate: (streamId: string) => ["chat", "rate", streamId],
  readers: (login: string) => ["chat", "readers", login],
  audit: (login: string) => ["chat", "audit", login],
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
    getNextPageParam: (last) => last.next_cursor,
    staleTime: "static",
  });

/** A message with what was said around it; more comes from both ends. Told to the owner like a search. */
export const contextQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: chatKeys.context(id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam ? `?${new URLSearchParams({ cursor: pageParam })}` : "";
      return fetchJson<MessageContext>(`/api/v1/chat/messages/${id}${query}`, { signal });
    },
    getPreviousPageParam: (first) => first.olderCursor,
    getNextPageParam: (last) => last.newerCursor,
    staleTime: "static",
  });

/** Takes a message out of the log; it can be put back. */
export const deleteMessage = (id: string): Promise<void> =>
  fetchJson(`/api/v1/messages/${id}`, { method: "DELETE" });

/** Puts a message back that was taken out of the log. */
export const restoreMessage = (id: string): Promise<MessageDetail> =>
  fetchJson(`/api/v1/messages/${id}/restore`, { method: "POST" });

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
        "streamId" in of ? { streamId: of.streamId } : { days: String(of.days) },
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

/** Lines are short: so many fill a window. */
export const LOG_PAGE_SIZE = 100;

/** A page of a channel's log: the newest lines, or those before a cursor. Told to the owner like a search. */
export function fetchMessages(login: string, cursor: string | null, signal?: AbortSignal): Promise<ChatPage> {
  const query = new URLSearchParams({ limit: String(LOG_PAGE_SIZE), ...(cursor !== null && { cursor }) });
  return fetchJson(`/api/v1/chat/channels/${login}/messages?${query}`, { signal });
}

/** What is kept of the person's own words. */
export const ownChatQuery = () =>
  queryOptions({
    queryKey: chatKeys.ownFacts,
    queryFn: ({ signal }) => fetchJson<OwnChat>("/api/v1/me/chat", { signal }),
  });

/** The person's own messages with these words, newest first; all of them without words. */
export const ownMessagesQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: chatKeys.ownMessages(q),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ q });
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<OwnMessages>(`/api/v1/me/chat/messages?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** How often an erasure that is under way is looked at, in ms. */
const ERASING_MS = 1_000;

/** The person's erasures, latest first; read again while one is under way. */
export const erasuresQuery = () =>
  queryOptions({
    queryKey: chatKeys.erasures,
    queryFn: ({ signal }) => fetchJson<{ items: Erasure[] }>("/api/v1/me/chat/erasures", { signal }),
    refetchInterval: ({ state }) => state.data?.items.some(({ doneAt }) => doneAt === null) && ERASING_MS,
  });

/** Whom the owner of a channel lets read, by name. */
export const readersQuery = (login: string) =>
  queryOptions({
    queryKey: chatKeys.readers(login),
    queryFn: ({ signal }) => fetchJson<ChatReaderList>(`/api/v1/chat/channels/${login}/readers`, { signal }),
  });

export const postReader = (login: string, reader: string): Promise<ChatReader> =>
  fetchJson(`/api/v1/chat/channels/${login}/readers`, { method: "POST", body: { login: reader } });

export const deleteReader = (login: string, twitchId: string): Promise<void> =>
  fetchJson(`/api/v1/chat/channels/${login}/readers/${twitchId}`, { method: "DELETE" });

/** Who looked into a channel's log, latest first. */
export const auditQuery = (login: string) =>
  infiniteQueryOptions({
    queryKey: chatKeys.audit(login),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: "20", ...(pageParam && { cursor: pageParam }) });
      return fetchJson<{ items: AuditEntry[]; next_cursor: string | null }>(
        `/api/v1/chat/channels/${login}/audit?${query}`,
        { signal },
      );
    },
    getNextPageParam: (last) => last.next_cursor,
  });
