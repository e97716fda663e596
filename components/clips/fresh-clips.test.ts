import { InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test } from "vitest";
import { clipKeys } from "@/lib/clips/queries";
import { freshenClips } from "./fresh-clips";

const client = new QueryClient();
afterEach(() => client.clear());

/** A list that is shown, read so far; says how many pages of it were asked for. */
async function shown(name: string, pages: number, items: readonly string[] = ["a"]) {
  let asked = 0;
  const observer = new InfiniteQueryObserver(client, {
    queryKey: clipKeys.list(name, {}),
    initialPageParam: 0,
    queryFn: async ({ pageParam }) => {
      asked += 1;
      return { items, next: pageParam + 1 };
    },
    getNextPageParam: ({ next }) => next,
  });
  const stop = observer.subscribe(() => undefined);
  await observer.refetch();
  while ((observer.getCurrentResult().data?.pages.length ?? 0) < pages) await observer.fetchNextPage();
  asked = 0;
  return { asked: () => asked, isStale: () => observer.getCurrentResult().isStale, stop };
}

test("a list that was read far is not read again page after page, but counts as outdated", async () => {
  const [short, far, emptied] = [await shown("s", 5), await shown("f", 6), await shown("e", 6, [])];
  await freshenClips(client);
  expect([short.asked(), far.asked(), emptied.asked()]).toEqual([5, 0, 6]);
  expect(client.getQueryState(clipKeys.list("f", {}))?.isInvalidated).toBe(true);
  for (const { stop } of [short, far, emptied]) stop();
});
