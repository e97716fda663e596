import { infiniteQueryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { AuditFormat, AuditList } from "./schema";

/** What narrows the list, as the API is asked; an empty text narrows nothing. */
export interface AuditFilters {
  q: string;
  actor: string;
  action: string;
  from: string;
  to: string;
}

/** Of one channel, or (null) of all. */
export type AuditScope = string | null;

export const auditKeys = {
  list: (scope: AuditScope, filters: AuditFilters) => ["audit", scope, filters] as const,
} as const;

const pathOf = (scope: AuditScope): `/api/v1/${string}` =>
  scope === null ? "/api/v1/audit" : `/api/v1/channels/${encodeURIComponent(scope)}/audit`;

const queryOf = (filters: AuditFilters) =>
  new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ""));

/** What people with power did, newest first, page by page. */
export const auditPages = (scope: AuditScope, filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: auditKeys.list(scope, filters),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = queryOf(filters);
      if (pageParam !== null) query.set("cursor", pageParam);
      return fetchJson<AuditList>(`${pathOf(scope)}?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** Where the same is to be had as a file. */
export function auditFileHref(scope: AuditScope, filters: AuditFilters, format: AuditFormat): string {
  const query = queryOf(filters);
  query.set("format", format);
  return `${pathOf(scope)}/export?${query}`;
}
