import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type {
  AttendedStreamList,
  ChannelViewerList,
  ViewerDetail,
  ViewerSort,
  ViewersQuery,
  ViewerUpdate,
} from "./schema";

export { listedAs } from "./core/roles";

/** What of a list stands in the address. */
export interface ViewersShown extends Pick<ViewersQuery, "q" | "bots" | "present" | "removed"> {
  sort: ViewerSort;
  /** "" for every role. */
  role: string;
}

export const viewerKeys = {
  lists: (login: string) => ["viewers", login, "list"],
  list: (login: string, shown: ViewersShown) => ["viewers", login, "list", shown],
  one: (login: string, id: string) => ["viewers", login, "one", id],
  attended: (login: string, id: string) => ["viewers", login, "one", id, "streams"],
} as const;

/** How often a list is read again, in ms: people come and go. */
const AGAIN_MS = 15_000;

/** Chatters of a channel, page by page. */
export const viewersQuery = (login: string, shown: ViewersShown) =>
  infiniteQueryOptions({
    queryKey: viewerKeys.list(login, shown),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ sort: shown.sort });
      if (shown.q) query.set("q", shown.q);
      if (shown.role) query.set("role", shown.role);
      for (const flag of ["bots", "present", "removed"] as const) if (shown[flag]) query.set(flag, "true");
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<ChannelViewerList>(`/api/v1/channels/${login}/viewers?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
    // Further down, reading all pages again would cost more than it tells.
    refetchInterval: ({ state }) => state.data?.pages.length === 1 && AGAIN_MS,
  });

/** One chatter of a channel. */
export const viewerQuery = (login: string, id: string) =>
  queryOptions({
    queryKey: viewerKeys.one(login, id),
    queryFn: ({ signal }) => fetchJson<ViewerDetail>(`/api/v1/channels/${login}/viewers/${id}`, { signal }),
  });

/** Streams at which they were seen, the latest first. */
export const attendedQuery = (login: string, id: string) =>
  infiniteQueryOptions({
    queryKey: viewerKeys.attended(login, id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam ? `?${new URLSearchParams({ cursor: pageParam })}` : "";
      return fetchJson<AttendedStreamList>(`/api/v1/channels/${login}/viewers/${id}/streams${query}`, {
        signal,
      });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

export const patchViewer = (login: string, id: string, update: ViewerUpdate): Promise<ViewerDetail> =>
  fetchJson(`/api/v1/channels/${login}/viewers/${id}`, { method: "PATCH", body: update });
