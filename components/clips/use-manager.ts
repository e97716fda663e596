"use client";
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { toast } from "@/components/ui/toast-store";
import { clipKeys, clipsQuery, postClipsBulk } from "@/lib/clips/queries";
import { type ClipsBulkInput, MOST_AT_ONCE } from "@/lib/clips/schema";
import { chunk } from "@/lib/kernel/chunk";

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
  const client = useQueryClient();
  const bulk = useMutation({
    mutationFn: async (wanted: ClipsBulkInput) => {
      let done = 0;
      for (const ids of chunk(wanted.ids, MOST_AT_ONCE))
        done += (await postClipsBulk(login, { ...wanted, ids })).done;
      return done;
    },
    onError: (error: Error) => toast(error.message, { tone: "danger" }),
    onSettled: () => client.invalidateQueries({ queryKey: clipKeys.all }),
  });
  const undone = { remove: "restore", restore: "remove" } as const;
  return {
    busy: bulk.isPending,
    act: (action: keyof typeof undone, ids: string[], onDone?: () => void) =>
      bulk.mutate(
        { action, ids },
        {
          onSuccess: (count) => {
            toast(t(`manage.done.${action}`, { count }), {
              undo: () => bulk.mutate({ action: undone[action], ids }),
            });
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
