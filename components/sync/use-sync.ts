"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/ui/toast-store";
import { isAboutTick, overviewQuery, postRun, syncKeys } from "@/lib/live/queries";
import type { SyncOverview, Tick } from "@/lib/live/schema";
import { useRealtimeEvents, useRealtimeRefetch } from "@/lib/realtime/client";
import { isUnderWay } from "./tick-words";

/** Reads the sync's figures and log again as soon as a tick begins or ends. */
export function useSyncEvents(): void {
  const client = useQueryClient();
  const readAgain = () => void client.invalidateQueries({ queryKey: syncKeys.all });
  useRealtimeEvents((events) => events.some(isAboutTick) && readAgain());
  useRealtimeRefetch(readAgain);
}

/** How often the overview is read while a tick asked for here is under way and the socket is silent, in ms. */
const WATCH_MS = 1_500;

/** Asks for a tick now and follows it to its end. */
export function useRunNow() {
  const client = useQueryClient();
  const [runId, setRunId] = useState<string | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: postRun,
    onSuccess: (run) => {
      setRunId(run.runId);
      return client.invalidateQueries({ queryKey: syncKeys.overview });
    },
    onError: (problem) => toast(problem.detail, { tone: "danger" }),
  });
  const { data } = useQuery({
    ...overviewQuery(),
    select: (overview: SyncOverview): Tick | null => overview.ticks.find(({ id }) => id === runId) ?? null,
    enabled: runId !== null,
    refetchInterval: ({ state }) => {
      const tick = state.data?.ticks.find(({ id }) => id === runId);
      return !tick || isUnderWay(tick) ? WATCH_MS : false;
    },
  });
  const tick = runId === null ? null : (data ?? null);
  const running = isPending || (runId !== null && (tick === null || isUnderWay(tick)));
  return { run: () => mutate(), tick, running };
}
