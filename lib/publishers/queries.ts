import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { RecordedEvent } from "@/lib/events/schema";
import { fetchJson } from "@/lib/http/client";
import type {
  DeadLetterPage,
  PublisherChange,
  PublisherList,
  PublisherView,
  ReplayInput,
  ReplayPreview,
  RetryDeadLettersInput,
} from "./schema";

export const publisherKeys = {
  all: ["publishers"],
  list: ["publishers", "list"],
  one: (id: string) => ["publishers", "one", id] as const,
  replay: (id: string, input: ReplayInput) => ["publishers", "replay", id, input] as const,
  deadLetters: (id: string) => ["publishers", "dead-letters", id] as const,
} as const;

/** How often publishers are read again, in ms: while one has something to send, and when nothing is heard. */
const LAGGING_MS = 2_000;
const IDLE_MS = 15_000;

const paceOf = (publishers: readonly PublisherView[]): number =>
  publishers.some(
    ({ lag, state }) => lag.events > 0 || lag.more || state === "retrying" || state === "waiting",
  )
    ? LAGGING_MS
    : IDLE_MS;

/** Every publisher: how it stands, how far behind it is, what goes wrong. */
export const publishersQuery = () =>
  queryOptions({
    queryKey: publisherKeys.list,
    queryFn: ({ signal }) => fetchJson<PublisherList>("/api/v1/publishers", { signal }),
    refetchInterval: ({ state }) => paceOf(state.data?.items ?? []),
  });

/** One publisher. */
export const publisherQuery = (id: string) =>
  queryOptions({
    queryKey: publisherKeys.one(id),
    queryFn: ({ signal }) => fetchJson<PublisherView>(`/api/v1/publishers/${id}`, { signal }),
    refetchInterval: ({ state }) => paceOf(state.data ? [state.data] : []),
  });

/** What a publisher's other side refused for good, newest first, page by page. */
export const deadLettersQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: publisherKeys.deadLetters(id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(pageParam === null ? {} : { cursor: pageParam });
      return fetchJson<DeadLetterPage>(`/api/v1/publishers/${id}/dead-letters?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ state: its }) => its === "queued"))
        ? LAGGING_MS
        : false,
  });

/** How many events a replay would send once more; read anew each time somebody asks. */
export const replayPreviewQuery = (id: string, input: ReplayInput) =>
  queryOptions({
    queryKey: publisherKeys.replay(id, input),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ ...input });
      return fetchJson<ReplayPreview>(`/api/v1/publishers/${id}/replay?${query}`, { signal });
    },
    gcTime: 0,
    retry: false,
  });

/** Has it get other kinds of events. */
export const patchPublisher = (id: string, change: PublisherChange): Promise<PublisherView> =>
  fetchJson(`/api/v1/publishers/${id}`, { method: "PATCH", body: change });

/** Lets it send nothing until it is resumed; nothing is lost meanwhile. */
export const postPause = (id: string): Promise<PublisherView> =>
  fetchJson(`/api/v1/publishers/${id}/pause`, { method: "POST" });

/** Lets it go on at once, also where it waits for its next attempt. */
export const postResume = (id: string): Promise<PublisherView> =>
  fetchJson(`/api/v1/publishers/${id}/resume`, { method: "POST" });

/** Has everything after a moment, or from an event on, sent once more. */
export const postReplay = (id: string, input: ReplayInput): Promise<PublisherView> =>
  fetchJson(`/api/v1/publishers/${id}/replay`, { method: "POST", body: input });

/** Has dead letters sent again. */
export const postDeadLettersRetry = (id: string, input: RetryDeadLettersInput): Promise<{ queued: number }> =>
  fetchJson(`/api/v1/publishers/${id}/dead-letters/retry`, { method: "POST", body: input });

/** Whether an event says that a publisher stands otherwise, or has other dead letters. */
export const isAboutPublisher = (event: RecordedEvent): boolean => event.kind === "publisher.changed";
