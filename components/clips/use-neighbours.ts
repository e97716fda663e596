"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTimeZone } from "@/components/ui/clock";
import { clipNeighboursQuery, neighboursIn } from "@/lib/clips/queries";
import type { ClipsPlace } from "./place";
import { askedOf } from "./shown-in-url";
import { useClips } from "./use-clips";

/**
 * The clips before and after one in a list: at once, where the list was read that far, and by the server's word, however
 * far down it stands. Who steps beyond what was read of the list has it read on, and finds the clip when going back.
 */
export function useNeighbours(id: string, place: ClipsPlace) {
  const { query, clips } = useClips(place, { isRead: false });
  const asked = useAsked(place);
  const read = query.data && neighboursIn(query.data, id);
  const { data, isError } = useQuery({ ...clipNeighboursQuery(id, asked), placeholderData: () => read });
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  // One that failed is not asked for again by itself: it would never end.
  const readsOn = clips.at(-1)?.id === id && hasNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (readsOn && !isFetching) void fetchNextPage();
  }, [readsOn, isFetching, fetchNextPage]);
  return {
    previous: data?.previous ?? undefined,
    next: data?.next ?? undefined,
    /** It does not stand in the list, or not any more. */
    lost: data ? !data.listed : isError,
  };
}

function useAsked({ channel, collection, shown }: ClipsPlace): Record<string, string> {
  const timeZone = useTimeZone();
  if (collection) return { collectionId: collection, sort: "collection" };
  return { ...(channel && { channel }), ...askedOf(shown, timeZone) };
}
