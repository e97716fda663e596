"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { useRealtimeEvents } from "@/lib/realtime/client";
import {
  deleteTimer,
  patchTimer,
  restoreTimer,
  sayTimer,
  timerKeys,
  timersQuery,
} from "@/lib/timers/queries";
import type { ChatTimer, TimerList } from "@/lib/timers/schema";

const failed = (error: Error) => toast(error.message, { tone: "danger" });

/** A channel's timers, read again when one is changed or said and when the channel goes on or off air. */
export function useTimers(login: string) {
  const client = useQueryClient();
  useRealtimeEvents((events) => {
    const matters = events.some(
      (event) =>
        (event.kind === "commands.changed" && event.payload.what === "timers") ||
        event.kind === "stream.online" ||
        event.kind === "stream.offline" ||
        event.kind === "channel.changed",
    );
    if (matters) void client.invalidateQueries({ queryKey: timerKeys.list(login) });
  });
  return useQuery(timersQuery(login));
}

/** What is done to one of the timers from the list; each is seen at once. */
export function useTimerEdits(login: string) {
  const t = useTranslations("timers");
  const client = useQueryClient();
  const queryKey = timerKeys.list(login);
  const edit = (change: (items: ChatTimer[]) => ChatTimer[]) =>
    client.setQueryData<TimerList>(queryKey, (list) => list && { items: change(list.items) });
  const fresh = () => client.invalidateQueries({ queryKey, exact: true });
  /** An answer that is on its way knows nothing of the edit, and must not undo it. */
  const still = () => client.cancelQueries({ queryKey, exact: true });
  const enable = (id: string, enabled: boolean) =>
    edit((items) => items.map((item) => (item.id === id ? { ...item, enabled } : item)));

  const restore = useMutation({ mutationFn: restoreTimer, onError: failed, onSettled: fresh });
  return {
    switching: useMutation({
      mutationFn: ({ id, enabled }: { id: string; enabled: boolean }) => patchTimer(id, { enabled }),
      onMutate: async ({ id, enabled }) => {
        await still();
        enable(id, enabled);
      },
      onError: (error, { id, enabled }) => {
        enable(id, !enabled);
        failed(error);
      },
      onSettled: fresh,
    }),
    deleting: useMutation({
      mutationFn: ({ id }: Pick<ChatTimer, "id" | "name">) => deleteTimer(id),
      onMutate: async ({ id }) => {
        await still();
        edit((items) => items.filter((item) => item.id !== id));
      },
      onSuccess: (_nothing, { id, name }) =>
        toast(t("edits.deleted", { name }), { undo: () => restore.mutate(id) }),
      onError: failed,
      onSettled: fresh,
    }),
    saying: useMutation({
      mutationFn: ({ id }: Pick<ChatTimer, "id" | "name">) => sayTimer(id),
      onSuccess: (_nothing, { name }) => toast(t("edits.onItsWay", { name })),
      onError: failed,
      onSettled: fresh,
    }),
  };
}
