import type { FollowedBroadcaster } from "../schema";

/** Which of the followed channels are wanted; an empty string wants them all. */
export interface RowFilters {
  /** Part of a name or login. */
  q: string;
  /** What is streamed, or was last; in any case. */
  category: string;
  /** Twitch's language code. Offline channels have none. */
  language: string;
  /** A tag of the current stream, in any case. */
  tag: string;
  show: "all" | "live" | "offline";
}

export const NO_FILTERS: RowFilters = { q: "", category: "", language: "", tag: "", show: "all" };

/** What is streamed, or was last; empty when nothing is known. */
const categoryOf = (row: FollowedBroadcaster): string => row.live?.categoryName ?? row.lastCategoryName;

const includes = (text: string, part: string) => text.toLowerCase().includes(part);
const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function fits(row: FollowedBroadcaster, filters: RowFilters): boolean {
  const { category, language, tag, show } = filters;
  const q = filters.q.trim().toLowerCase();
  if (show !== "all" && (show === "live") !== (row.live !== null)) return false;
  if (category && !same(categoryOf(row), category)) return false;
  if (language && !same(row.live?.language ?? "", language)) return false;
  if (tag && !row.live?.tags.some((own) => same(own, tag))) return false;
  return q === "" || includes(row.displayName, q) || includes(row.login, q);
}

/** The rows that fit every filter, in the order they came. */
export function filterRows(rows: readonly FollowedBroadcaster[], filters: RowFilters): FollowedBroadcaster[] {
  return rows.filter((row) => fits(row, filters));
}

/** A value to filter by, and how many rows it would leave. */
export interface FacetValue {
  value: string;
  count: number;
}

export interface Facets {
  categories: FacetValue[];
  languages: FacetValue[];
  tags: FacetValue[];
}

/**
 * What can be filtered by, most frequent first. Each list counts the rows that fit the other filters, so a
 * number says what choosing that value would show.
 */
export function facets(rows: readonly FollowedBroadcaster[], filters: RowFilters): Facets {
  const without = (key: "category" | "language" | "tag") => filterRows(rows, { ...filters, [key]: "" });
  return {
    categories: count(without("category").map((row) => [categoryOf(row)])),
    languages: count(without("language").map((row) => [row.live?.language ?? ""])),
    tags: count(without("tag").map((row) => row.live?.tags ?? [])),
  };
}

/** Counts each value once a row. Spellings that differ in case only are one value, written as first seen. */
function count(valuesOfRows: readonly (readonly string[])[]): FacetValue[] {
  const found = new Map<string, FacetValue>();
  for (const values of valuesOfRows) {
    const own = new Map(values.filter(Boolean).map((value) => [value.toLowerCase(), value]));
    for (const [key, value] of own) {
      const known = found.get(key);
      if (known) known.count += 1;
      else found.set(key, { value, count: 1 });
    }
  }
  return [...found.values()].sort(
    (one, other) => other.count - one.count || one.value.localeCompare(other.value, "en"),
  );
}
