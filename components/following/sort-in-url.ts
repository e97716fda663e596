import { FOLLOW_SORTS, type FollowSort } from "@/lib/broadcasters/queries";

/** The order that an address asks for; by name when it asks for none that there is. */
export function sortFrom(params: URLSearchParams): FollowSort {
  const wanted = params.get("sort");
  return FOLLOW_SORTS.find((sort) => sort === wanted) ?? "name";
}
