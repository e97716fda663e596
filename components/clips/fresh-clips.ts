import type { Query, QueryClient } from "@tanstack/react-query";
import { clipKeys } from "@/lib/clips/queries";

/** A list that was read further is not read again while it is shown: that would be page after page, each time. */
const MOST_PAGES = 5;

/** Few pages, or nothing on any of them: whether there is more has to be asked. */
function isShort({ state: { data } }: Query): boolean {
  if (typeof data !== "object" || data === null || !("pages" in data) || !Array.isArray(data.pages))
    return true;
  return data.pages.length <= MOST_PAGES || data.pages.every(({ items }) => items.length === 0);
}

/**
 * Has what is shown of clips read again, but for lists that were read far: those show what was changed by hand already,
 * and are read again when they are opened the next time.
 */
export async function freshenClips(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: clipKeys.all, refetchType: "none" });
  await client.refetchQueries({ queryKey: clipKeys.all, type: "active", predicate: isShort });
}
