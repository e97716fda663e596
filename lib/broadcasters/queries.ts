import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { FollowedBroadcaster, FollowingPage } from "./schema";

export { applyStreamEvents } from "./core/apply-stream-events";
export { putInto, removeFrom, setMutedIn } from "./core/edit-following";
export {
  type FacetValue,
  facets,
  filterRows,
  NO_FILTERS,
  type RowFilters,
} from "./core/filter-rows";
export { keepOrder, orderOf, type ShownOrder } from "./core/keep-order";
export { FOLLOW_SORTS, type FollowSort, sortFollows, sortRows } from "./core/sort-rows";

export const followingKeys = {
  all: ["following"],
  list: ["following", "list"],
} as const;

/** Rows that the server renders into the page: more than any screen shows, live ones first. */
export const FIRST_ROWS = 200;
/** Rows that the browser holds at most: every follow Twitch allows (2,000) and many made by hand. */
export const MOST_ROWS = 2_500;

/** Everything the person follows. Stream events keep it fresh, see `applyStreamEvents`. */
export const followingQuery = () =>
  queryOptions({
    queryKey: followingKeys.list,
    queryFn: ({ signal }) => fetchJson<FollowingPage>(`/api/v1/following?limit=${MOST_ROWS}`, { signal }),
  });

/** Whether the list is the server's first rows only and the rest is still to be asked for. */
export const isPartial = (page: FollowingPage): boolean =>
  page.next_cursor !== null && page.items.length < MOST_ROWS;

/** Follows a channel inside Tallylight; already followed is fine and answers the same. */
export const postFollow = (login: string): Promise<FollowedBroadcaster> =>
  fetchJson("/api/v1/following", { method: "POST", body: { login } });

/** Unfollows inside Tallylight. Nothing changes on Twitch. */
export const deleteFollow = (id: string): Promise<void> =>
  fetchJson(`/api/v1/following/${id}`, { method: "DELETE" });

/** Mutes or unmutes: a muted channel stays in the list and notifies nobody. */
export const patchMuted = (id: string, muted: boolean): Promise<FollowedBroadcaster> =>
  fetchJson(`/api/v1/following/${id}`, { method: "PATCH", body: { muted } });
