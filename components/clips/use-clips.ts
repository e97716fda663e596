"use client";
import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useThrottled } from "@/components/history/use-throttled";
import { useTimeZone } from "@/components/ui/clock";
import { clipsQuery, collectedClipsQuery } from "@/lib/clips/queries";
import { useRealtimeEvents } from "@/lib/realtime/client";
import { freshenClips } from "./fresh-clips";
import type { ClipsPlace } from "./place";
import { askedOf } from "./shown-in-url";

/** A first reading finds thousands of clips; lists are asked for again no more than this often, in ms. */
const PAUSE_MS = 5_000;
/**
 * Keeps what is shown of clips fresh: as they are found, changed or put together otherwise. A list that was read far is
 * read again when it is opened the next time.
 */
export function useFreshClips(): void {
  const client = useQueryClient();
  const refresh = useThrottled(() => void freshenClips(client), PAUSE_MS);
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

/** The clips of a list, page by page, and how many there are. `isRead` false: only what was read of it already. */
export function useClips({ channel, collection, shown }: ClipsPlace, { isRead = true } = {}) {
  const timeZone = useTimeZone();
  const listed = useInfiniteQuery({
    ...clipsQuery(channel ?? null, askedOf(shown, timeZone)),
    placeholderData: keepPreviousData,
    enabled: isRead && collection === undefined,
  });
  const collected = useInfiniteQuery({
    ...collectedClipsQuery(collection ?? ""),
    enabled: isRead && collection !== undefined,
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
