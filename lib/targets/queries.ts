import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type {
  ActiveStreamPage,
  AddTargetInput,
  Target,
  TargetKind,
  TargetList,
  TargetSearchAnswer,
  UpdateTargetInput,
  WishInput,
  WishList,
} from "./schema";

/** All keys begin alike, so that one call makes everything old when a target has changed. */
export const targetKeys = {
  all: ["targets"],
  list: ["targets", "list"],
  one: (id: string) => ["targets", id],
  streams: (id: string) => ["targets", id, "streams"],
  search: (kind: TargetKind, q: string) => ["target-search", kind, q],
} as const;

const PATH = "/api/v1/targets";

/** Everything that is watched. */
export const targetsQuery = () =>
  queryOptions({
    queryKey: targetKeys.list,
    queryFn: ({ signal }) => fetchJson<TargetList>(PATH, { signal }),
  });

export const targetQuery = (id: string) =>
  queryOptions({
    queryKey: targetKeys.one(id),
    queryFn: ({ signal }) => fetchJson<Target>(`${PATH}/${id}`, { signal }),
  });

/** The streams that are on air in a target, most watched first, page by page. */
export const activeStreamsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: targetKeys.streams(id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? `?${new URLSearchParams({ cursor: pageParam })}` : "";
      return fetchJson<ActiveStreamPage>(`${PATH}/${id}/streams${cursor}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** What can be added; asked once there is something to look for. */
export const targetSearchQuery = (kind: TargetKind, q: string) =>
  queryOptions({
    queryKey: targetKeys.search(kind, q),
    queryFn: ({ signal }) =>
      fetchJson<TargetSearchAnswer>(`${PATH}/search?${new URLSearchParams({ kind, q })}`, { signal }),
    enabled: q.trim() !== "",
    staleTime: 60_000,
  });

export const addTarget = (input: AddTargetInput): Promise<Target> =>
  fetchJson(PATH, { method: "POST", body: input });

export const updateTarget = (id: string, input: UpdateTargetInput): Promise<Target> =>
  fetchJson(`${PATH}/${id}`, { method: "PATCH", body: input });

export const removeTarget = (id: string): Promise<void> => fetchJson(`${PATH}/${id}`, { method: "DELETE" });

export const wishKeys = { mine: ["wishes"] } as const;

const WISHES = "/api/v1/me/wishes";

/** What the person wishes to hear of categories, and of which they may. */
export const wishesQuery = () =>
  queryOptions({
    queryKey: wishKeys.mine,
    queryFn: ({ signal }) => fetchJson<WishList>(WISHES, { signal }),
  });

export const putWish = (targetId: string, input: WishInput): Promise<WishList> =>
  fetchJson(`${WISHES}/${targetId}`, { method: "PUT", body: input });

export const removeWish = (targetId: string): Promise<void> =>
  fetchJson(`${WISHES}/${targetId}`, { method: "DELETE" });
