import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { Quota } from "./schema";

export const quotaKeys = { overview: ["quota"] } as const;

/** Points come and go by the second, and no event tells of them. */
const AGAIN_MS = 5_000;

/** What Twitch allows this instance, and what of it is used. */
export const quotaQuery = () =>
  queryOptions({
    queryKey: quotaKeys.overview,
    queryFn: ({ signal }) => fetchJson<Quota>("/api/v1/quota", { signal }),
    refetchInterval: AGAIN_MS,
  });
