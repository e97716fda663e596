"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useThrottled } from "@/components/history/use-throttled";
import { toast } from "@/components/ui/toast-store";
import { askClipArchive, clipArchiveKeys, clipArchiveQuery, putClipArchive } from "@/lib/clips/queries";
import type { ClipArchiveSettings, ClipArchiveStatus } from "@/lib/clips/schema";
import { useRealtimeEvents } from "@/lib/realtime/client";

/** A first reading tells of itself often; it is looked at no more than this often, in ms. */
const PAUSE_MS = 1_000;
/** Files are kept without telling of each. In ms. */
const REFETCH_MS = 20_000;

const CHANGES = new Set(["clips.archive", "clips.found", "clip.changed"]);

/** How a channel's archive stands, as it happens. */
export function useArchive(login: string) {
  const client = useQueryClient();
  const refresh = useThrottled(
    () => void client.invalidateQueries({ queryKey: clipArchiveKeys.status(login) }),
    PAUSE_MS,
  );
  useRealtimeEvents((events) => {
    if (events.some(({ kind }) => CHANGES.has(kind))) refresh();
  });
  return useQuery({ ...clipArchiveQuery(login), refetchInterval: REFETCH_MS });
}

/** Changes how it is archived; what is chosen is shown at once, and taken back when it is refused. */
export function useArchiveSettings(login: string) {
  const client = useQueryClient();
  const queryKey = clipArchiveKeys.status(login);
  return useMutation({
    mutationFn: (settings: ClipArchiveSettings) => putClipArchive(login, settings),
    onMutate: async (settings) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<ClipArchiveStatus>(queryKey);
      const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
      client.setQueryData<ClipArchiveStatus>(queryKey, (status) => status && { ...status, ...given });
      return { before };
    },
    onSuccess: (status) => client.setQueryData(queryKey, status),
    onError: (error, _settings, context) => {
      if (context?.before) client.setQueryData(queryKey, context.before);
      toast(error.message, { tone: "danger" });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

/**
 * Changes how much is kept. Not shown before it is so: what was typed stays when it is refused. `said` tells that it was
 * saved, also when whoever asked is not on the page any more.
 */
export function useArchiveLimits(login: string, said: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (limits: Pick<ClipArchiveSettings, "quotaMb" | "retentionDays">) =>
      putClipArchive(login, limits),
    onSuccess: (status) => {
      client.setQueryData(clipArchiveKeys.status(login), status);
      toast(said);
    },
    onError: (error) => toast(error.message, { tone: "danger" }),
  });
}

/** Has the archive go on now. */
export function useAskArchive(login: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => askClipArchive(login),
    onSuccess: (status) => client.setQueryData(clipArchiveKeys.status(login), status),
    onError: (error) => toast(error.message, { tone: "danger" }),
  });
}
