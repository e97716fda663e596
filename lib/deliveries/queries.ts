import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type {
  DeliveryKind,
  DeliveryOverview,
  DeliveryPage,
  DeliveryState,
  RetryInput,
  WayVerdict,
  WhyDetail,
  WhyPage,
} from "./schema";

/** Which deliveries are wanted; an empty string wants them all. */
export interface DeliveryFilters {
  medium: WayVerdict["medium"] | "";
  state: DeliveryState | "";
  kind: DeliveryKind | "";
}

export const deliveryKeys = {
  /** What operators see. */
  all: ["deliveries"],
  overview: ["deliveries", "overview"],
  list: (filters: DeliveryFilters) => ["deliveries", "list", filters] as const,
  why: ["why"],
  whyOf: (id: string) => ["why", id] as const,
} as const;

/** How often operators' figures are read again, in ms: nobody is told when a mail has gone. */
const REFETCH_MS = 5_000;
/** While something of an announcement is still to come, its page looks again. */
const WAITING_MS = 2_000;

/** What the channels announced that a person follows, newest first, page by page. */
export const whyQuery = () =>
  infiniteQueryOptions({
    queryKey: deliveryKeys.why,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(pageParam === null ? {} : { cursor: pageParam });
      return fetchJson<WhyPage>(`/api/v1/notifications/why?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** One announcement, step by step. */
export const whyDetailQuery = (id: string) =>
  queryOptions({
    queryKey: deliveryKeys.whyOf(id),
    queryFn: ({ signal }) => fetchJson<WhyDetail>(`/api/v1/notifications/${id}/deliveries`, { signal }),
    refetchInterval: ({ state }) => (state.data?.ways.some(isUnderWay) ? WAITING_MS : false),
  });

const isUnderWay = ({ state }: WayVerdict): boolean =>
  state === "pending" || state === "queued" || state === "sending";

/** How sending does. For operators. */
export const deliveryOverviewQuery = () =>
  queryOptions({
    queryKey: deliveryKeys.overview,
    queryFn: ({ signal }) => fetchJson<DeliveryOverview>("/api/v1/deliveries/overview", { signal }),
    refetchInterval: REFETCH_MS,
  });

/** Deliveries, newest first, page by page. For operators. */
export const deliveriesQuery = (filters: DeliveryFilters) =>
  infiniteQueryOptions({
    queryKey: deliveryKeys.list(filters),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ""));
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<DeliveryPage>(`/api/v1/deliveries?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: REFETCH_MS,
  });

/** Has failed ones tried again. */
export const postRetry = (input: RetryInput): Promise<{ retried: number }> =>
  fetchJson("/api/v1/deliveries/retry", { method: "POST", body: input });
