import { dayBounds } from "@/components/ui/zoned-day";

/** What the list of a channel's streams is narrowed to. Empty strings: to nothing. */
export interface ListFilters {
  /** A category's id. */
  category: string;
  /** "2026-11-20", in the person's zone. */
  day: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The filters that an address asks for. What is not understood is as if it were not there. */
export function listFiltersFrom(params: URLSearchParams): ListFilters {
  const day = params.get("day") ?? "";
  const isDay = DAY.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  return { category: params.get("category") ?? "", day: isDay ? day : "" };
}

export const NO_LIST_FILTERS = { category: "", day: "" };

/** What the server is asked for: a day is from its beginning to its end by the zone's clock. */
export function spanOf({ category, day }: ListFilters, timeZone: string) {
  const bounds = day ? dayBounds(day, timeZone) : null;
  return {
    ...(category ? { category } : {}),
    ...(bounds ? { from: new Date(bounds.from).toISOString(), to: new Date(bounds.to).toISOString() } : {}),
  };
}
