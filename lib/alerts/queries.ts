import { queryOptions } from "@tanstack/react-query";
import type { RecordedEvent } from "@/lib/events/schema";
import { fetchJson } from "@/lib/http/client";
import type { AlertList } from "./schema";

export const alertKeys = { all: ["alerts"] } as const;

/** How often alerts are read again when nothing is heard, in ms: the socket may be what is down. */
const REFETCH_MS = 15_000;

/** What operators have to know now, and had to lately. */
export const alertsQuery = () =>
  queryOptions({
    queryKey: alertKeys.all,
    queryFn: ({ signal }) => fetchJson<AlertList>("/api/v1/alerts", { signal }),
    refetchInterval: REFETCH_MS,
  });

/** Whether an event says that an alert began or ended. */
export const isAboutAlert = (event: RecordedEvent): boolean => event.kind === "alert.changed";
