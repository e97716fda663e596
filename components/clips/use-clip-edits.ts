"use client";
import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import {
  clipKeys,
  deleteClip,
  patchClip,
  putClipInto,
  removeClipsFrom,
  restoreClip,
  shareClip,
  unshareClip,
} from "@/lib/clips/queries";
import type { Clip, ClipList, ClipUpdate } from "@/lib/clips/schema";
import { Problem } from "@/lib/http/client";

type Pages = InfiniteData<ClipList, string | null>;

const failed = (error: Error) => toast(error.message, { tone: "danger" });

/** Puts a clip as it is now into whatever shows it. */
function usePutClip() {
  const client = useQueryClient();
  return (clip: Clip) => {
    client.setQueryData(clipKeys.clip(clip.id), clip);
    client.setQueriesData<Pages>({ queryKey: clipKeys.lists }, (list) => list && putClipInto(list, clip));
  };
}

/** Changes a clip's title or tags: shown at once, taken back when refused. What a field is refused for, it says itself. */
export function useEditClip(clip: Clip) {
  const client = useQueryClient();
  const put = usePutClip();
  return useMutation({
    mutationFn: (change: ClipUpdate) => patchClip(clip.id, change),
    onMutate: async ({ title, tags }) => {
      await client.cancelQueries({ queryKey: clipKeys.all });
      const original = clip.originalTitle ?? clip.title;
      put({
        ...clip,
        ...(tags && { tags }),
        ...(title !== undefined && {
          title: title ?? original,
          originalTitle: title === null ? null : original,
        }),
      });
      return { before: clip };
    },
    onSuccess: put,
    onError: (error, _change, context) => {
      if (context) put(context.before);
      if (!(error instanceof Problem) || error.fields.length === 0) failed(error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: clipKeys.all }),
  });
}

/** Removes a clip, which can be undone for as long as the toast is there, and at any time in the studio. */
export function useRemoveClip(onRemoved: () => void) {
  const t = useTranslations("clips");
  const client = useQueryClient();
  const fresh = () => client.invalidateQueries({ queryKey: clipKeys.all });
  const restore = useRestoreClip();
  return useMutation({
    mutationFn: ({ id }: Clip) => deleteClip(id),
    onSuccess: (_nothing, { id, title }) => {
      client.setQueriesData<Pages>(
        { queryKey: clipKeys.lists },
        (list) => list && removeClipsFrom(list, [id]),
      );
      toast(t("edit.removed", { title }), { undo: () => restore.mutate(id) });
      onRemoved();
    },
    onError: failed,
    onSettled: fresh,
  });
}

/** Brings a removed clip back. */
export function useRestoreClip() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: restoreClip,
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey: clipKeys.all }),
  });
}

/** Gives a clip an address for everybody, or takes it away. */
export function useShareClip(clip: Clip) {
  const client = useQueryClient();
  const put = usePutClip();
  const onSettled = () => client.invalidateQueries({ queryKey: clipKeys.clip(clip.id) });
  const share = useMutation({
    mutationFn: () => shareClip(clip.id),
    onSuccess: ({ sharePath }) => put({ ...clip, sharePath }),
    onError: failed,
    onSettled,
  });
  const unshare = useMutation({
    mutationFn: () => unshareClip(clip.id),
    onSuccess: () => put({ ...clip, sharePath: null }),
    onError: failed,
    onSettled,
  });
  return { share, unshare };
}
