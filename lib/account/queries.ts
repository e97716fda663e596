import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { AccountExport, AccountExportList } from "./schema";

export const accountKeys = { exports: ["account", "exports"] } as const;

const MAKING_MS = 2_000;

/** The person's exports; asked for again while one is being made. */
export const exportsQuery = () =>
  queryOptions({
    queryKey: accountKeys.exports,
    queryFn: ({ signal }) => fetchJson<AccountExportList>("/api/v1/account/exports", { signal }),
    refetchInterval: ({ state }) => state.data?.items.some(isOpen) && MAKING_MS,
  });

/** Whether it is still to be made. */
export const isOpen = ({ state }: AccountExport): boolean => state === "queued" || state === "running";
