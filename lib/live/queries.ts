import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { RecordedEvent } from "@/lib/events/schema";
import { fetchJson } from "@/lib/http/client";
import type {
  ChangeKind,
  DetectionDelays,
  LagAnswer,
  runNowAnswer,
  SyncLogEntry,
  SyncLogPage,
  SyncOverview,
} from "./schema";

export { changeWords } from "./core/change-words";

/** Which entries of the sync log are wanted; an empty string wants them all. */
export interface LogFilters {
  kind: ChangeKind | "";
  q: string;
  source: SyncLogEntry["source"] | "";
}

export const syncKeys = {
  all: ["sync"],
  overview: ["sync", "overview"],
  /** Not among the rest: a day's delays are dear to read, and a tick hardly changes them. */
  delays: ["sync-delays"],
  lag: (q: string) => ["sync", "lag", q] as const,
  logs: ["sync", "log"],
  log: (filters: LogFilters) => ["sync", "log", filters] as const,
} as const;

/** How often the figures are read again when nothing is heard, in ms. */
const REFETCH_MS = 10_000;
const DELAYS_REFETCH_MS = 60_000;

/** How the live sync does. */
export const overviewQuery = () =>
  queryOptions({
    queryKey: syncKeys.overview,
    queryFn: ({ signal }) => fetchJson<SyncOverview>("/api/v1/sync", { signal }),
    refetchInterval: REFETCH_MS,
  });

/** How soon streams were seen in the last 24 hours. */
export const delaysQuery = () =>
  queryOptions({
    queryKey: syncKeys.delays,
    queryFn: ({ signal }) => fetchJson<DetectionDelays>("/api/v1/sync/delays", { signal }),
    refetchInterval: DELAYS_REFETCH_MS,
  });

/** How long tracked channels wait whose login holds `q`. */
export const lagQuery = (q: string) =>
  queryOptions({
    queryKey: syncKeys.lag(q),
    queryFn: ({ signal }) =>
      fetchJson<LagAnswer>(`/api/v1/sync/lag?${new URLSearchParams({ q })}`, { signal }),
    refetchInterval: REFETCH_MS,
  });

/** The sync log, newest first, page by page. */
export const logQuery = (filters: LogFilters) =>
  infiniteQueryOptions({
    queryKey: syncKeys.log(filters),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ""));
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<SyncLogPage>(`/api/v1/sync/log?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** Asks for a tick now; answers at once with the run that was begun or is already under way. */
export const postRun = (): Promise<z.infer<typeof runNowAnswer>> =>
  fetchJson("/api/v1/sync/run", { method: "POST" });

/** Whether an event says that a tick began or ended. */
export const isAboutTick = (event: RecordedEvent): boolean =>
  event.kind === "job.run" && event.payload.jobId === "sync-live-status";
