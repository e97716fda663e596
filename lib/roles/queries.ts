import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type {
  ChannelRole,
  PersonRefreshed,
  PersonRoles,
  RoleDrift,
  RoleMemberList,
  RoleOverview,
  RoleSettings,
  RoleSyncAsked,
  RoleSyncRunList,
  RoleSyncStatus,
} from "./schema";

/** What of the list of members stands in the address. */
export interface MembersShown {
  role: ChannelRole;
  q: string;
}

/** All of a channel's keys begin alike, so that one call makes everything of it old when a sync has ended. */
export const roleKeys = {
  overview: ["roles-overview"],
  all: (login: string) => ["roles", login],
  status: (login: string) => ["roles", login, "status"],
  members: (login: string, shown: MembersShown) => ["roles", login, "members", shown],
  runs: (login: string) => ["roles", login, "runs"],
  drift: (login: string, runId: string) => ["roles", login, "runs", runId],
  person: (login: string, userId: string) => ["roles", login, "people", userId],
} as const;

const pathOf = (login: string) => `/api/v1/channels/${login}/roles` as const;

/** How well a channel's roles are in step. */
export const roleStatusQuery = (login: string) =>
  queryOptions({
    queryKey: roleKeys.status(login),
    queryFn: ({ signal }) => fetchJson<RoleSyncStatus>(`${pathOf(login)}/status`, { signal }),
  });

/** How often the overview of all channels is read again, in ms: operators hear no events of single channels. */
const OVERVIEW_MS = 30_000;

/** How the roles of all channels are in step, for operators. */
export const roleOverviewQuery = () =>
  queryOptions({
    queryKey: roleKeys.overview,
    queryFn: ({ signal }) => fetchJson<RoleOverview>("/api/v1/sync/roles", { signal }),
    refetchInterval: OVERVIEW_MS,
  });

/** Who holds a role now, by login, page by page. */
export const roleMembersQuery = (login: string, shown: MembersShown) =>
  infiniteQueryOptions({
    queryKey: roleKeys.members(login, shown),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ role: shown.role });
      if (shown.q) query.set("q", shown.q);
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<RoleMemberList>(`${pathOf(login)}?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** The syncs there were, the latest first. */
export const roleRunsQuery = (login: string) =>
  infiniteQueryOptions({
    queryKey: roleKeys.runs(login),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchJson<RoleSyncRunList>(`${pathOf(login)}/runs${cursorOf(pageParam)}`, { signal }),
    getNextPageParam: (last) => last.next_cursor,
  });

/** What one sync changed. */
export const roleDriftQuery = (login: string, runId: string) =>
  infiniteQueryOptions({
    queryKey: roleKeys.drift(login, runId),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchJson<RoleDrift>(`${pathOf(login)}/runs/${runId}${cursorOf(pageParam)}`, { signal }),
    getNextPageParam: (last) => last.next_cursor,
  });

/** What somebody is and was in a channel. */
export const personRolesQuery = (login: string, userId: string) =>
  queryOptions({
    queryKey: roleKeys.person(login, userId),
    queryFn: ({ signal }) => fetchJson<PersonRoles>(`${pathOf(login)}/people/${userId}`, { signal }),
  });

/** Asks for a sync. It fails as rate_limited, with the seconds to wait, when the last one was asked for too lately. */
export const askRoleSync = (login: string): Promise<RoleSyncAsked> =>
  fetchJson(`${pathOf(login)}/sync`, { method: "POST" });

export const putRoleSettings = (login: string, settings: RoleSettings): Promise<RoleSyncStatus> =>
  fetchJson(`${pathOf(login)}/settings`, { method: "PUT", body: settings });

/** Reads what one person is on Twitch now. */
export const refreshRolesOf = (login: string, userId: string): Promise<PersonRefreshed> =>
  fetchJson(`${pathOf(login)}/people/${userId}/refresh`, { method: "POST" });

const cursorOf = (cursor: string | null): string => (cursor ? `?${new URLSearchParams({ cursor })}` : "");
