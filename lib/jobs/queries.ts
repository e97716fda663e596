import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { RecordedEvent } from "@/lib/events/schema";
import { fetchJson } from "@/lib/http/client";
import type { AskedRun, CancelledRun, JobList, RunPage, RunStatus, RunView } from "./schema";

export const jobKeys = {
  all: ["jobs"],
  list: ["jobs", "list"],
  runs: (jobId: string, status: RunStatus | "") => ["jobs", "runs", jobId, status] as const,
} as const;

/** How often jobs are read again, in ms: while one is under way, for its progress, and when nothing is heard. */
const BUSY_MS = 1_500;
const IDLE_MS = 15_000;

const isOpen = ({ status }: RunView) => status === "running" || status === "queued";

const isBusy = (list: JobList | undefined) =>
  list?.items.some(({ running, queued }) => running.length + queued > 0) ?? false;

/** Every job: when it is due, how it did, what is under way. */
export const jobsQuery = () =>
  queryOptions({
    queryKey: jobKeys.list,
    queryFn: ({ signal }) => fetchJson<JobList>("/api/v1/jobs", { signal }),
    refetchInterval: ({ state }) => (isBusy(state.data) ? BUSY_MS : IDLE_MS),
  });

/** A job's runs, newest first, page by page; an empty status wants them all. */
export const runsQuery = (jobId: string, status: RunStatus | "") =>
  infiniteQueryOptions({
    queryKey: jobKeys.runs(jobId, status),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(status && { status });
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<RunPage>(`/api/v1/jobs/${jobId}/runs?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isOpen)) ? BUSY_MS : false,
  });

/** Asks for a run now; while one is under way, it is that one. */
export const postJobRun = (jobId: string): Promise<AskedRun> =>
  fetchJson(`/api/v1/jobs/${jobId}/run`, { method: "POST" });

/** Calls off a run. */
export const postCancel = (runId: string): Promise<CancelledRun> =>
  fetchJson(`/api/v1/runs/${runId}/cancel`, { method: "POST" });

/** Whether an event says that a run was asked for, began or ended. */
export const isAboutRun = (event: RecordedEvent): boolean => event.kind === "job.run";
