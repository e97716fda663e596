import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { EventSubOverview, EventSubSubscriptionPage } from "./schema";

export const eventSubKeys = {
  all: ["eventsub"],
  overview: ["eventsub", "overview"],
  subscriptions: (status: string) => ["eventsub", "subscriptions", status] as const,
} as const;

/** Figures move with every message, and no event tells of them. */
const AGAIN_MS = 10_000;

/** How EventSub stands. */
export const eventSubQuery = () =>
  queryOptions({
    queryKey: eventSubKeys.overview,
    queryFn: ({ signal }) => fetchJson<EventSubOverview>("/api/v1/eventsub", { signal }),
    refetchInterval: AGAIN_MS,
  });

/** Our subscriptions as Twitch has them, newest first, page by page; of one status, or all (""). */
export const eventSubSubscriptionsPages = (status: string) =>
  infiniteQueryOptions({
    queryKey: eventSubKeys.subscriptions(status),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        ...(status !== "" && { status }),
        ...(pageParam !== null && { cursor: pageParam }),
      });
      return fetchJson<EventSubSubscriptionPage>(`/api/v1/eventsub/subscriptions?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** Has our list compared with Twitch's now. */
export const postReconcile = () => fetchJson<unknown>("/api/v1/eventsub/reconcile", { method: "POST" });
