import type { FollowedBroadcaster } from "../schema";

/** A follow with its broadcaster and live status, as read. The status is null until first looked at. */
export interface FollowRow {
  id: string;
  login: string;
  displayName: string;
  avatarUrl: string | null;
  followedAt: Date;
  onTwitch: boolean;
  muted: boolean;
  state: "offline" | "live" | "suspect" | null;
  streamId: string | null;
  title: string | null;
  categoryId: string | null;
  categoryName: string | null;
  language: string | null;
  tags: string[] | null;
  viewerCount: number | null;
  thumbnailUrl: string | null;
  startedAt: Date | null;
  lastSeenAt: Date | null;
  endedAt: Date | null;
}

/** What the person sees of a follow. A suspect stream was missed once and still counts as live. */
export function followedBroadcasterOf(row: FollowRow): FollowedBroadcaster {
  const { id, login, displayName, avatarUrl, muted } = row;
  const live = liveStreamOf(row);
  return {
    id,
    login,
    displayName,
    avatarUrl,
    followedAt: row.followedAt.toISOString(),
    source: row.onTwitch ? "twitch" : "manual",
    muted,
    live,
    lastLiveAt: (live ? row.lastSeenAt : row.endedAt)?.toISOString() ?? null,
    lastTitle: row.title ?? "",
    lastCategoryName: row.categoryName ?? "",
  };
}

/** The stream that is on air; null when none is. */
export function liveStreamOf(
  row: Omit<FollowRow, "followedAt" | "onTwitch" | "muted">,
): FollowedBroadcaster["live"] {
  if (row.state === null || row.state === "offline" || !row.streamId || !row.startedAt) return null;
  return {
    id: row.streamId,
    title: row.title ?? "",
    categoryId: row.categoryId ?? "",
    categoryName: row.categoryName ?? "",
    language: row.language ?? "",
    tags: row.tags ?? [],
    viewerCount: row.viewerCount ?? 0,
    thumbnailUrl: row.thumbnailUrl ?? "",
    startedAt: row.startedAt.toISOString(),
  };
}
