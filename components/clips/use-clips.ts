"use client";
import { keepPreviousData, type Query, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useThrottled } from "@/components/history/use-throttled";
import { useTimeZone } from "@/components/ui/clock";
import { clipKeys, clipsQuery, collectedClipsQuery } from "@/lib/clips/queries";
import { useRealtimeEvents } from "@/lib/realtime/client";
import type { ClipsPlace } from "./place";
import { askedOf } from "./shown-in-url";

/** A first reading finds thousands of clips; lists are asked for again no more than this often, in ms. */
const PAUSE_MS = 5_000;
/** A list that was read further is not read again while it is shown: that would be page after page, each time. */
const MOST_PAGES = 5;

const isShort = ({ state: { data } }: Query): boolean =>
  !(typeof data === "object" && data !== null && "pages" in data && Array.isArray(data.pages)) ||
  data.pages.length <= MOST_PAGES;

/**
 * Keeps what is shown of clips fresh: as they are found, changed or put together otherwise. A list that was read far is
 * read again when it is opened the next time.
 */
export function useFreshClips(): void {
  const client = useQueryClient();
  const refresh = useThrottled(() => {
    void client.invalidateQueries({ queryKey: clipKeys.all, refetchType: "none" });
    void client.refetchQueries({ queryKey: clipKeys.all, type: "active", predicate: isShort });
  }, PAUSE_MS);
  useRealtimeEvents((events) => {
    const matters = events.some(
      (event) =>
        event.kind === "clips.found" ||
        event.kind === "clip.changed" ||
        (event.kind === "clips.archive" && event.payload.what === "collections"),
    );
    if (matters) refresh();
  });
}

/** The clips of a list, page by page, and how many there are. */
export function useClips({ channel, collection, shown }: ClipsPlace) {
  const timeZone = useTimeZone();
  const listed = useInfiniteQuery({
    ...clipsQuery(channel ?? null, askedOf(shown, timeZone)),
    placeholderData: keepPreviousData,
    enabled: collection === undefined,
  });
  const collected = useInfiniteQuery({
    ...collectedClipsQuery(collection ?? ""),
    enabled: collection !== undefined,
  });
  const query = collection === undefined ? listed : collected;
  const pages = query.data?.pages;
  // One that is found while one scrolls makes another stand on two pages.
  const clips = useMemo(
    () => [...new Map((pages ?? []).flatMap(({ items }) => items.map((clip) => [clip.id, clip]))).values()],
    [pages],
  );
  return { query, clips, total: pages?.[0]?.total };
}
