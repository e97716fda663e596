import type { Controls } from "../controls";
import { personas } from "../personas";
import type { Member } from "../world/member";

/** Which channels the page or GET /admin/api/channels shows. */
export interface ChannelFilter {
  /** Part of a login or a display name. */
  q: string;
  show: "vera" | "live" | "all";
}

export function readFilter(query: URLSearchParams): ChannelFilter {
  const show = query.get("show");
  return {
    q: (query.get("q") ?? "").trim().toLowerCase(),
    show: show === "live" || show === "all" ? show : "vera",
  };
}

/** On air first by viewers, then by name; at most `limit`, and how many there would be. */
export function listChannels(
  { world }: Controls,
  { q, show }: ChannelFilter,
  limit: number,
): { members: Member[]; total: number } {
  const followed = new Set(world.follows.of(personas.vera.id).map((follow) => follow.broadcasterId));
  const found = [...world.members()].filter(
    ({ account, live }) =>
      (show !== "vera" || followed.has(account.id)) &&
      (show !== "live" || live) &&
      (account.login.includes(q) || account.displayName.toLowerCase().includes(q)),
  );
  const sorted = found.sort(
    (a, b) =>
      (b.live?.viewers ?? -1) - (a.live?.viewers ?? -1) || (a.account.login < b.account.login ? -1 : 1),
  );
  return { members: sorted.slice(0, limit), total: found.length };
}

/** A channel as the admin API tells of it. */
export function channelView({ account, info, live }: Member) {
  return { id: account.id, login: account.login, displayName: account.displayName, ...info, live };
}

/** GET /admin/api/state */
export function stateView({ world, faults, authority, rateLimits, requests, stage, changes }: Controls) {
  return {
    broadcasters: world.size,
    live: world.ranking.size,
    demo: stage.demo,
    faults: faults.list(),
    tokens: {
      accessTokenSeconds: authority.userTokenSeconds,
      refuseRefreshWith: authority.refuseRefreshWith,
    },
    rateLimits: rateLimits.list(),
    requests: { total: requests.count(), last: requests.last(100) },
    changes: changes.last(100),
  };
}
