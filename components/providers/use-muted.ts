"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useSetMuted } from "@/components/following/use-follow-edits";
import { toast } from "@/components/ui/toast-store";
import { followingKeys, followingQuery, isPartial } from "@/lib/broadcasters/queries";
import type { FollowingPage } from "@/lib/broadcasters/schema";
import type { BroadcasterRef } from "@/lib/events/schema";

/** The whole list of follows: from the cache while that is whole and true, else from the server. */
function wholeFollowing(client: QueryClient): Promise<FollowingPage> {
  const held = client.getQueryData<FollowingPage>(followingKeys.list);
  const staleTime = held && isPartial(held) ? 0 : Number.POSITIVE_INFINITY;
  return client.fetchQuery({ ...followingQuery(), staleTime });
}

/**
 * Asks which of some broadcasters are muted. When that cannot be known now, none is: a banner too many is
 * better than one too few.
 */
export function useMutedAmong(): (ids: readonly string[]) => Promise<ReadonlySet<string>> {
  const client = useQueryClient();
  return async (ids) => {
    const asked = new Set(ids);
    const following = await wholeFollowing(client).catch(() => null);
    const muted = following?.items.filter((row) => row.muted && asked.has(row.id)) ?? [];
    return new Set(muted.map((row) => row.id));
  };
}

/** Mutes a channel at once and offers undo. */
export function useMute(): (broadcaster: BroadcasterRef) => void {
  const t = useTranslations("following");
  const setMuted = useSetMuted();
  return (broadcaster) => {
    setMuted(broadcaster, true);
    toast(t("mutedNow", { name: broadcaster.displayName }), {
      undo: () => setMuted(broadcaster, false),
    });
  };
}
