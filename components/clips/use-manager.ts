"use client";
import { keepPreviousData, useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { toast } from "@/components/ui/toast-store";
import { clipsQuery, postClipsBulk } from "@/lib/clips/queries";
import { type ClipsBulkInput, MOST_AT_ONCE } from "@/lib/clips/schema";
import { chunk } from "@/lib/kernel/chunk";
import { useClipLists } from "./use-clip-lists";

/** What of a channel's clips is put in order: those that hold some words, or those that were removed. */
export interface Managed {
  q: string;
  removed: boolean;
}

/** A channel's clips to be put in order, the latest first. */
export function useManaged(login: string, { q, removed }: Managed) {
  const asked = { ...(q && { q }), ...(removed && { removed: "true" }) };
  const query = useInfiniteQuery({ ...clipsQuery(login, asked), placeholderData: keepPreviousData });
  const pages = query.data?.pages;
  const clips = useMemo(
    () => [...new Map((pages ?? []).flatMap(({ items }) => items.map((clip) => [clip.id, clip]))).values()],
    [pages],
  );
  return { query, clips, total: pages?.[0]?.total ?? 0 };
}

/** Does the same to many clips, as many at once as the server takes. What was removed or restored can be undone. */
export function useBulk(login: string) {
  const t = useTranslations("clips");
  const lists = useClipLists();
  const bulk = useMutation({
    mutationFn: async (wanted: ClipsBulkInput) => {
      let done = 0;
      for (const ids of chunk(wanted.ids, MOST_AT_ONCE))
        done += (await postClipsBulk(login, { ...wanted, ids })).done;
      return done;
    },
    onMutate: () => lists.held(),
    onSuccess: (_done, wanted) => lists.done(wanted),
    onError: (error: Error) => toast(error.message, { tone: "danger" }),
    onSettled: () => lists.freshen(),
  });
  const undone = { remove: "restore", restore: "remove" } as const;
  return {
    busy: bulk.isPending,
    act: (action: keyof typeof undone, ids: string[], onDone?: () => void) =>
      bulk.mutate(
        { action, ids },
        {
          onSuccess: (count, _wanted, held) => {
            // By its own promise: of callbacks that are given to `mutate` only the last call's are heard.
            const undo = () =>
              bulk.mutateAsync({ action: undone[action], ids }).then(
                () => lists.putBack(held ?? [], ids),
                // It was told above.
                () => undefined,
              );
            toast(t(`manage.done.${action}`, { count }), { undo: () => void undo() });
            onDone?.();
          },
        },
      ),
    tag: (tags: string[], ids: string[], onDone?: () => void) =>
      bulk.mutate(
        { action: "tag", ids, tags },
        {
          onSuccess: (count) => {
            toast(t("manage.done.tag", { count }));
            onDone?.();
          },
        },
      ),
  };
}
