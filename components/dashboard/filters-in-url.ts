import type { RowFilters } from "@/lib/broadcasters/queries";

/** The filters that an address asks for. What is not understood is as if it were not there. */
export function filtersFrom(params: URLSearchParams): RowFilters {
  const show = params.get("show");
  return {
    q: params.get("q") ?? "",
    category: params.get("category") ?? "",
    language: params.get("language") ?? "",
    tag: params.get("tag") ?? "",
    show: show === "live" || show === "offline" ? show : "all",
  };
}

/** The edit of the address that takes every filter out. */
export const CLEARED = { q: "", category: "", language: "", tag: "", show: "" };

/** Whether any filter is set. */
export const isFiltered = (filters: RowFilters): boolean =>
  filters.show !== "all" ||
  [filters.q.trim(), filters.category, filters.language, filters.tag].some((value) => value !== "");
