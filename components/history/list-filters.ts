import { dayBounds } from "@/components/ui/zoned-day";
import type { StreamSummary } from "@/lib/streams/schema";

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

/** Streams are found by when they began; one that began this long before a day may reach into it. In ms. */
const REACH_MS = 2 * 86_400_000;

/** What the server is asked for. Of a day, also what began before it: see `isOnDay`. */
export function spanOf({ category, day }: ListFilters, timeZone: string) {
  const bounds = day ? dayBounds(day, timeZone) : null;
  return {
    ...(category ? { categoryId: category } : {}),
    ...(bounds
      ? { from: new Date(bounds.from - REACH_MS).toISOString(), to: new Date(bounds.to).toISOString() }
      : {}),
  };
}

/** Whether a stream ran on the day of the filters, by the zone's clock: over midnight it ran on both days. */
export function isOnDay(
  { day }: ListFilters,
  { endedAt }: Pick<StreamSummary, "endedAt">,
  timeZone: string,
): boolean {
  return day === "" || endedAt === null || Date.parse(endedAt) > dayBounds(day, timeZone).from;
}
