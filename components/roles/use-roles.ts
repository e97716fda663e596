"use client";
import { type Query, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { toast } from "@/components/ui/toast-store";
import { useRealtimeEvents, useRealtimeRefetch } from "@/lib/realtime/client";
import { askRoleSync, putRoleSettings, roleKeys, roleStatusQuery } from "@/lib/roles/queries";
import type { RoleSyncStatus } from "@/lib/roles/schema";

/** How often the status is read again, in ms: it grows old by itself, and operators hear no events of a channel. */
const AGAIN_MS = 15_000;
/** The same while a sync is waited for, in case the socket is silent. */
const WATCH_MS = 1_500;
/** Lists of more pages than this are not read again whole: that would cost more than it tells. */
const MOST_PAGES = 3;

/** What can be done about a sync now. */
export interface SyncAsking {
  ask: () => void;
  /** `waiting`: asked for, and no worker has begun it. */
  phase: "idle" | "waiting" | "running";
  /** When it may be asked for again; null: now. */
  againAt: string | null;
}

/** How well a channel's roles are in step, kept fresh, and the way to ask for a sync. */
export function useRoleSync(login: string) {
  const client = useQueryClient();
  const queryKey = roleKeys.status(login);
  const readStatus = () => void client.invalidateQueries({ queryKey });
  useRealtimeEvents((events) => events.some(({ kind }) => kind === "roles.synced") && readStatus());
  useRealtimeRefetch(readStatus);
  const { data: status, ...query } = useQuery({
    ...roleStatusQuery(login),
    refetchInterval: ({ state }) => (state.data?.health === "syncing" ? WATCH_MS : AGAIN_MS),
  });
  const asking = useMutation({
    mutationFn: () => askRoleSync(login),
    onError: (problem) => toast(problem.detail, { tone: "danger" }),
    onSettled: readStatus,
  });
  useFreshLists(login, status && [status.running?.id, status.last?.id].join());
  const sync: SyncAsking = {
    ask: () => asking.mutate(),
    phase: phaseOf(status, asking.isPending),
    againAt: status?.manualAgainAt ?? null,
  };
  return { status, query, sync };
}

/** Reads what the page shows of people and syncs again when another sync begins or ends. `newest` says which there are. */
function useFreshLists(login: string, newest: string | undefined): void {
  const client = useQueryClient();
  const seen = useRef(newest);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== newest)
      void client.invalidateQueries({ queryKey: roleKeys.all(login), predicate: isShort });
    seen.current = newest;
  }, [client, login, newest]);
}

function phaseOf(status: RoleSyncStatus | undefined, pressed: boolean): SyncAsking["phase"] {
  if (status?.running) return "running";
  return pressed || status?.health === "syncing" ? "waiting" : "idle";
}

/** Whether it is a list that is not too long to be read again. */
function isShort({ state: { data } }: Query): boolean {
  const pages = typeof data === "object" && data !== null && "pages" in data ? data.pages : null;
  return Array.isArray(pages) && pages.length <= MOST_PAGES;
}

/** Changes how often the lists are read, which is seen at once. */
export function useInterval(login: string) {
  const client = useQueryClient();
  const queryKey = roleKeys.status(login);
  const show = (intervalMinutes: number) =>
    client.setQueryData<RoleSyncStatus>(queryKey, (status) => status && { ...status, intervalMinutes });
  return useMutation({
    mutationFn: (intervalMinutes: number) => putRoleSettings(login, { intervalMinutes }),
    onMutate: async (intervalMinutes) => {
      // An answer that is on its way knows nothing of the change, and must not undo it.
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<RoleSyncStatus>(queryKey)?.intervalMinutes;
      show(intervalMinutes);
      return { before };
    },
    onSuccess: (status) => client.setQueryData(queryKey, status),
    onError: (_problem, _minutes, told) => {
      if (told?.before !== undefined) show(told.before);
    },
  });
}
