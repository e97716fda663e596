import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type {
  ChannelComparison,
  ChannelOverview,
  FollowedStreamList,
  Sparklines,
  StreamComparison,
  StreamDetail,
  StreamList,
  StreamUpdate,
} from "./schema";

/** A span of days up to today, by the calendar of an IANA zone. */
export interface Span {
  days: number;
  zone: string;
}

/** What a list of streams is narrowed to; what is left out narrows nothing. Times are ISO 8601 in UTC. */
export interface StreamFilters {
  categoryId?: string;
  from?: string;
  to?: string;
}

export const historyKeys = {
  all: ["history"],
  overview: (login: string, { days, zone }: Span) => ["history", "overview", login, days, zone],
  list: (login: string, filters: StreamFilters) => ["history", "list", login, filters],
  followed: (q: string) => ["history", "followed", q],
  stream: (id: string) => ["history", "stream", id],
  streams: (ids: readonly string[]) => ["history", "compare", "streams", ids],
  channels: (logins: readonly string[], { days, zone }: Span) => [
    ...["history", "compare", "channels"],
    logins,
    days,
    zone,
  ],
  sparklines: ["history", "sparklines"],
} as const;

/** Streams on one page of a list. */
export const STREAMS_PAGE_SIZE = 50;

const spanOf = ({ days, zone }: Span) => ({ days: String(days), zone });

/** Everything on the overview of a channel. */
export const overviewQuery = (login: string, span: Span) =>
  queryOptions({
    queryKey: historyKeys.overview(login, span),
    queryFn: ({ signal }) =>
      fetchJson<ChannelOverview>(`/api/v1/channels/${login}/overview?${new URLSearchParams(spanOf(span))}`, {
        signal,
      }),
  });

/** A channel's streams, newest first, page by page. */
export const streamsQuery = (login: string, filters: StreamFilters) =>
  infiniteQueryOptions({
    queryKey: historyKeys.list(login, filters),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...filters, limit: String(STREAMS_PAGE_SIZE) });
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<StreamList>(`/api/v1/channels/${login}/streams?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** The streams of everybody the person follows, newest first; `q` narrows it to channels called like that. */
export const followedStreamsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: historyKeys.followed(q),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(STREAMS_PAGE_SIZE) });
      if (q) query.set("q", q);
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<FollowedStreamList>(`/api/v1/streams?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** What the server puts into the cache so that the first paint has the first page. */
export const firstStreams = <Page>(page: Page): InfiniteData<Page, string | null> => ({
  pages: [page],
  pageParams: [null],
});

/** Everything about one stream. */
export const streamQuery = (id: string) =>
  queryOptions({
    queryKey: historyKeys.stream(id),
    queryFn: ({ signal }) => fetchJson<StreamDetail>(`/api/v1/streams/${id}`, { signal }),
  });

/** Puts right what a stream that is over showed last. */
export const patchStream = (id: string, update: StreamUpdate): Promise<StreamDetail> =>
  fetchJson(`/api/v1/streams/${id}`, { method: "PATCH", body: update });

/** Two to four streams, in the order asked for. */
export const streamComparisonQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: historyKeys.streams(ids),
    queryFn: ({ signal }) =>
      fetchJson<StreamComparison>(`/api/v1/streams/compare?ids=${ids.join(",")}`, { signal }),
  });

/** Two to four channels over the same span, in the order asked for. */
export const channelComparisonQuery = (logins: readonly string[], span: Span) =>
  queryOptions({
    queryKey: historyKeys.channels(logins, span),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ logins: logins.join(","), ...spanOf(span) });
      return fetchJson<ChannelComparison>(`/api/v1/channels/compare?${query}`, { signal });
    },
  });

/** The current streams' curves of everybody the person follows. */
export const sparklinesQuery = () =>
  queryOptions({
    queryKey: historyKeys.sparklines,
    queryFn: ({ signal }) => fetchJson<Sparklines>("/api/v1/streams/sparklines", { signal }),
  });
