import { isStorable } from "@/lib/kernel/text";
import type { LogFilters } from "@/lib/live/queries";
import { changeKind, syncLogEntry } from "@/lib/live/schema";

/** The filters of the log that an address asks for. What is not understood is as if it were not there. */
export function logFiltersFrom(params: URLSearchParams): LogFilters {
  const kind = changeKind.safeParse(params.get("kind"));
  const source = syncLogEntry.shape.source.safeParse(params.get("source"));
  const q = (params.get("login") ?? "").trim().toLowerCase();
  return {
    kind: kind.success ? kind.data : "",
    source: source.success ? source.data : "",
    q: isStorable(q) ? q.slice(0, 25) : "",
  };
}
