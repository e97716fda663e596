import { queryOptions } from "@tanstack/react-query";
import { messageProblems } from "@/lib/commands/queries";
import { fetchJson } from "@/lib/http/client";
import type { ChatTimer, NewTimerInput, TimerChangeInput, TimerList, TimerPreview } from "./schema";

export const timerKeys = {
  list: (login: string) => ["timers", login],
  preview: (login: string, message: string) => ["timers", login, "preview", message],
} as const;

/** How often the list is read again, in ms: lines come without telling. */
const AGAIN_MS = 10_000;

/** A channel's timers by name, with when each is said next. */
export const timersQuery = (login: string) =>
  queryOptions({
    queryKey: timerKeys.list(login),
    queryFn: ({ signal }) => fetchJson<TimerList>(`/api/v1/channels/${login}/timers`, { signal }),
    refetchInterval: AGAIN_MS,
  });

/** What a message would say now. */
export const previewQuery = (login: string, message: string) =>
  queryOptions({
    queryKey: timerKeys.preview(login, message),
    enabled: message.trim() !== "" && messageProblems(message).length === 0,
    queryFn: ({ signal }) =>
      fetchJson<TimerPreview>(`/api/v1/channels/${login}/timers/preview`, {
        method: "POST",
        body: { message },
        signal,
      }),
  });

export const postTimer = (login: string, timer: NewTimerInput): Promise<ChatTimer> =>
  fetchJson(`/api/v1/channels/${login}/timers`, { method: "POST", body: timer });

export const patchTimer = (id: string, change: TimerChangeInput): Promise<ChatTimer> =>
  fetchJson(`/api/v1/timers/${id}`, { method: "PATCH", body: change });

export const deleteTimer = (id: string): Promise<void> =>
  fetchJson(`/api/v1/timers/${id}`, { method: "DELETE" });

export const restoreTimer = (id: string): Promise<ChatTimer> =>
  fetchJson(`/api/v1/timers/${id}/restore`, { method: "POST" });

/** Says it now, whatever its time. */
export const sayTimer = (id: string): Promise<void> =>
  fetchJson(`/api/v1/timers/${id}/say`, { method: "POST" });
