"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { followingQuery, isPartial } from "@/lib/broadcasters/queries";
import type { FollowingPage } from "@/lib/broadcasters/schema";

/** What the server rendered into the page, and when it read it (ms since the epoch). */
export interface FirstRows {
  page: FollowingPage;
  readAt: number;
}

/** How often the list is asked for while the first import is under way, in ms. */
const IMPORT_POLL_MS = 2_000;

/**
 * Everything the person follows. It begins with the server's first rows; when there are more the whole list
 * is asked for once. The first rows are the cache's beginning and not a newer state of it: coming back to a
 * page must not shrink a list that is whole and kept fresh by the socket.
 */
export function useFollowing(first: FirstRows) {
  const query = useQuery({
    ...followingQuery(),
    initialData: first.page,
    initialDataUpdatedAt: first.readAt,
    refetchInterval: ({ state }) => (state.data?.importedAt === null ? IMPORT_POLL_MS : false),
  });
  const { refetch } = query;
  const partial = isPartial(query.data);
  useEffect(() => {
    if (partial) void refetch({ cancelRefetch: false });
  }, [partial, refetch]);
  return query;
}
