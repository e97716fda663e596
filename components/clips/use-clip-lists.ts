"use client";
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { clipKeys, putClipInto, putClipsBack, removeClipsFrom, tagClipsIn } from "@/lib/clips/queries";
import { type Clip, type ClipList, type ClipsBulkInput, MOST_TAGS } from "@/lib/clips/schema";
import { freshenClips } from "./fresh-clips";

type Pages = InfiniteData<ClipList, string | null>;
/** The lists as they were at some time. */
export type HeldLists = [readonly unknown[], Pages | undefined][];

/** A list of what was removed; the others are of what is there. */
const isOfRemoved = ([, , , filters]: readonly unknown[]): boolean =>
  typeof filters === "object" && filters !== null && "removed" in filters;

/** Changes the lists of clips that are shown as something was done, so that none has to be read again for it. */
export function useClipLists() {
  const client = useQueryClient();
  const edit = (change: (list: Pages) => Pages, which: (key: readonly unknown[]) => boolean = () => true) =>
    client.setQueriesData<Pages>(
      { queryKey: clipKeys.lists, predicate: ({ queryKey }) => which(queryKey) },
      (list) => list && change(list),
    );
  return {
    /** The lists as they are, to put clips back by. */
    held: (): HeldLists => client.getQueriesData<Pages>({ queryKey: clipKeys.lists }),
    /** Puts a clip as it is now into whatever shows it. */
    put: (clip: Clip) => {
      client.setQueryData(clipKeys.clip(clip.id), clip);
      edit((list) => putClipInto(list, clip));
    },
    /** As it is after the same was done to several clips: what left one kind of lists is not in the other by that. */
    done: (bulk: ClipsBulkInput) => {
      if (bulk.action === "remove" || bulk.action === "restore")
        edit(
          (list) => removeClipsFrom(list, bulk.ids),
          (key) => isOfRemoved(key) === (bulk.action === "restore"),
        );
      else if (bulk.action === "tag") edit((list) => tagClipsIn(list, bulk.ids, bulk.tags, MOST_TAGS));
    },
    /** Puts clips back into the lists that they were taken out of. */
    putBack: (held: HeldLists, ids: readonly string[]) => {
      for (const [key, before] of held)
        if (before) client.setQueryData<Pages>(key, (list) => list && putClipsBack(list, before, ids));
    },
    /** Has short lists and all else that is shown of clips read again. */
    freshen: () => freshenClips(client),
  };
}
