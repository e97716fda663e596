import { infiniteQueryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { KeyInput, KeyList, KeyOwner, NewKey } from "./schema";

const PATHS = { self: "/api/v1/keys", instance: "/api/v1/instance-keys" } as const satisfies Record<
  KeyOwner,
  string
>;

export const keyKeys = { list: (owner: KeyOwner) => ["api-keys", owner] } as const;

/** The keys of an owner, the newest first, page by page. */
export const keysQuery = (owner: KeyOwner) =>
  infiniteQueryOptions({
    queryKey: keyKeys.list(owner),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? `?${new URLSearchParams({ cursor: pageParam })}` : "";
      return fetchJson<KeyList>(`${PATHS[owner]}${cursor}` as const, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** Makes a key. What programs send is in the answer, and never again. */
export const postKey = (owner: KeyOwner, input: KeyInput): Promise<NewKey> =>
  fetchJson(PATHS[owner], { method: "POST", body: input });

/** From now on nothing is done by it. */
export const revokeKey = (owner: KeyOwner, id: string): Promise<void> =>
  fetchJson(`${PATHS[owner]}/${id}`, { method: "DELETE" });
