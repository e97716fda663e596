import type { FollowedBroadcaster } from "../schema";

type Compare = (one: FollowedBroadcaster, other: FollowedBroadcaster) => number;

const names = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Names as people sort them; the id decides between equal names, so that no two rows are ever equal. */
const byName: Compare = (one, other) =>
  names.compare(one.displayName, other.displayName) || Number(one.id > other.id) - Number(one.id < other.id);

const byViewers: Compare = (one, other) => (other.live?.viewerCount ?? 0) - (one.live?.viewerCount ?? 0);

/** Times in ISO 8601 and UTC compare as text. Never live comes last. */
const byLastLive: Compare = (one, other) => newestFirst(one.lastLiveAt ?? "", other.lastLiveAt ?? "");

const byFollowed: Compare = (one, other) => newestFirst(one.followedAt, other.followedAt);

const byLive: Compare = (one, other) => Number(other.live !== null) - Number(one.live !== null);

function newestFirst(one: string, other: string): number {
  return Number(one < other) - Number(one > other);
}

const firstOf =
  (...rules: Compare[]): Compare =>
  (one, other) =>
    rules.reduce((decided, rule) => decided || rule(one, other), 0);

/** Within the live ones by viewers, within the others by the end of their last stream. */
const dashboardOrder = firstOf(
  byLive,
  (one, other) => (one.live ? byViewers(one, other) : byLastLive(one, other)),
  byName,
);

/** The dashboard's order: live first, most viewers on top; then who was live last; then by name. */
export function sortRows(rows: readonly FollowedBroadcaster[]): FollowedBroadcaster[] {
  return rows.toSorted(dashboardOrder);
}

/** How the list of follows can be sorted. */
export const FOLLOW_SORTS = ["name", "followed", "last-live"] as const;
export type FollowSort = (typeof FOLLOW_SORTS)[number];

const followOrders: Record<FollowSort, Compare> = {
  name: byName,
  followed: firstOf(byFollowed, byName),
  "last-live": firstOf(byLive, byLastLive, byName),
};

/** All follows by name, newest follow first, or by who was live last (now live first). */
export function sortFollows(rows: readonly FollowedBroadcaster[], sort: FollowSort): FollowedBroadcaster[] {
  return rows.toSorted(followOrders[sort]);
}
