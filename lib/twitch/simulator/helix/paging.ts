import { decodePageCursor, encodePageCursor } from "../core/page-cursor";
import { faultOf } from "../faults/spoil";
import type { Fault } from "../schema";
import { HelixRefusal, malformed } from "./refusal";

export interface Page<T> {
  items: readonly T[];
  /** Empty at the end of the list. */
  pagination: { cursor?: string };
}

/**
 * The page of `all` that the query asks for by `first` and `after`, as the faults leave it.
 * @throws HelixRefusal 400 for a `first` outside 1 to `mostFirst` and for a cursor that is not of this list
 */
export function pageOf<T>(
  all: readonly T[],
  list: string,
  query: URLSearchParams,
  faults: readonly Fault[],
  defaultFirst = 20,
  mostFirst = 100,
): Page<T> {
  const first = readFirst(query, defaultFirst, mostFirst);
  const start = readOffset(list, query);
  const twice = faultOf(faults, "duplicate-rows") !== undefined;
  const end = Math.min(start + first, all.length);
  let items = all.slice(start, end);
  if (twice && items.length < first) items = [...items, ...all.slice(Math.max(start, end - 1), end)];
  const missing = faultOf(faults, "missing-rows");
  if (missing) items = items.slice(0, Math.max(0, items.length - missing.count));
  if (faultOf(faults, "cursor-loop")) return { items, pagination: { cursor: encodePageCursor(list, start) } };
  const goesOn = end < all.length || (faultOf(faults, "empty-last-page") !== undefined && start < all.length);
  if (!goesOn) return { items, pagination: {} };
  const next = twice && end < all.length && first > 1 ? end - 1 : end;
  return { items, pagination: { cursor: encodePageCursor(list, next) } };
}

function readFirst(query: URLSearchParams, defaultFirst: number, most: number): number {
  const text = query.get("first");
  if (text === null) return defaultFirst;
  const first = Number(text);
  if (!Number.isInteger(first)) throw malformed("first", "the value must be an integer");
  if (first < 1) throw malformed("first", "the value must be greater than or equal to 1");
  if (first > most) throw malformed("first", `the value must be less than or equal to ${most}`);
  return first;
}

function readOffset(list: string, query: URLSearchParams): number {
  const after = query.get("after") ?? "";
  if (after === "") return 0;
  const offset = decodePageCursor(list, after);
  if (offset === undefined) throw new HelixRefusal(400, "invalid cursor");
  return offset;
}
