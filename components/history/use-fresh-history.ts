"use client";
import { useQueryClient } from "@tanstack/react-query";
import type { RecordedEvent } from "@/lib/events/schema";
import { useRealtimeEvents } from "@/lib/realtime/client";
import { historyKeys } from "@/lib/streams/queries";

/** Whether an event changes what is known of a channel's streams. */
function concerns(event: RecordedEvent, broadcasterId: string): boolean {
  if (event.kind === "stream.viewers") return event.payload.counts.some(([id]) => id === broadcasterId);
  const about =
    event.kind === "stream.online" || event.kind === "stream.offline" || event.kind === "stream.updated";
  return about && event.payload.broadcaster.id === broadcasterId;
}

/** Asks again for what is shown of a channel's streams whenever something happens on it. */
export function useFreshHistory(broadcasterId: string | undefined): void {
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    if (broadcasterId === undefined) return;
    if (events.some((event) => concerns(event, broadcasterId)))
      void client.invalidateQueries({ queryKey: historyKeys.all });
  });
}

/** Events come for followed channels only; of the others, who is on air is asked this often, in ms. */
export const ON_AIR_REFETCH_MS = 60_000;

/** Asks again for what is shown when anybody followed begins, ends or changes a stream; counts may wait. */
export function useFreshStarts(): void {
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    const changed = events.some(({ kind }) => kind.startsWith("stream.") && kind !== "stream.viewers");
    if (changed) void client.invalidateQueries({ queryKey: historyKeys.all });
  });
}
