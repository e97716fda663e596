"use client";
import { useQueryClient } from "@tanstack/react-query";
import type { RecordedEvent } from "@/lib/events/schema";
import { useRealtimeEvents } from "@/lib/realtime/client";
import { historyKeys } from "@/lib/streams/queries";
import { useThrottled } from "./use-throttled";

/** Whether an event changes what is known of a channel's streams. */
function concerns(event: RecordedEvent, broadcasterId: string): boolean {
  if (event.kind === "stream.viewers") return event.payload.counts.some(([id]) => id === broadcasterId);
  const about =
    event.kind === "stream.online" || event.kind === "stream.offline" || event.kind === "stream.updated";
  return about && event.payload.broadcaster.id === broadcasterId;
}

/** Many things may happen at once; what is shown is asked for again at most this often, in ms. */
const PAUSE_MS = 5_000;

/** Asks again for what is shown whenever something happens that `matters`. */
function useFreshOn(matters: (event: RecordedEvent) => boolean): void {
  const client = useQueryClient();
  const refresh = useThrottled(() => void client.invalidateQueries({ queryKey: historyKeys.all }), PAUSE_MS);
  useRealtimeEvents((events) => {
    if (events.some(matters)) refresh();
  });
}

/** Keeps what is shown of a channel's streams fresh. Nothing happens while the channel is not known. */
export function useFreshHistory(broadcasterId: string | undefined): void {
  useFreshOn((event) => broadcasterId !== undefined && concerns(event, broadcasterId));
}

/** Keeps a list of everybody's streams fresh: when one begins, ends or changes. Counts may wait. */
export function useFreshStarts(): void {
  useFreshOn(({ kind }) => kind.startsWith("stream.") && kind !== "stream.viewers");
}

/** Events come for followed channels only; of the others, who is on air is asked this often, in ms. */
export const ON_AIR_REFETCH_MS = 60_000;
