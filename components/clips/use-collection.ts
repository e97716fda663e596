"use client";
import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { clipKeys, moveClipsIn, postCollectionItems, removeClipsFrom } from "@/lib/clips/queries";
import type { Clip, ClipList, CollectionItemsChange } from "@/lib/clips/schema";
import { freshenClips } from "./fresh-clips";

type Pages = InfiniteData<ClipList, string | null>;

/** Moves clips of a collection and takes them out; shown at once, taken back when refused. */
export function useCollectionItems(id: string) {
  const t = useTranslations("clips");
  const client = useQueryClient();
  const queryKey = clipKeys.collected(id);
  const mutationKey = ["collection-items", id];
  const change = useMutation({
    mutationKey,
    // One after the other: of two moves the second is meant after the first.
    scope: { id: `collection-${id}` },
    mutationFn: (wanted: CollectionItemsChange) => postCollectionItems(id, wanted),
    onMutate: async (wanted) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Pages>(queryKey);
      client.setQueryData<Pages>(queryKey, (list) => list && edited(list, wanted));
      return { before };
    },
    onError: (error, _wanted, context) => {
      if (context?.before) client.setQueryData(queryKey, context.before);
      toast(error.message, { tone: "danger" });
    },
    onSettled: (_done, error, { action }) => {
      // Else the list would be shown for a moment without the changes that are still on their way.
      if (client.isMutating({ mutationKey }) !== 1) return;
      void freshenClips(client);
      // What was put back stands somewhere in it: only reading it says where.
      if (error || action === "add") void client.invalidateQueries({ queryKey });
    },
  });
  return {
    move: (clip: Clip, before: string | null) => change.mutate({ action: "move", ids: [clip.id], before }),
    takeOut: (clip: Clip, before: string | null) => {
      // By its own promise: of callbacks that are given to `mutate` only the last call's are heard.
      const taken = change.mutateAsync({ action: "remove", ids: [clip.id] });
      const undo = () => {
        change.mutate({ action: "add", ids: [clip.id] });
        if (before !== null) change.mutate({ action: "move", ids: [clip.id], before });
      };
      taken.then(
        () => toast(t("collect.takenOut", { title: clip.title }), { undo }),
        // It was told above.
        () => undefined,
      );
    },
  };
}

function edited(list: Pages, change: CollectionItemsChange): Pages {
  if (change.action === "move") return moveClipsIn(list, change.ids, change.before);
  return change.action === "remove" ? removeClipsFrom(list, change.ids) : list;
}
