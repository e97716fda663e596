"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { clipKeys, deleteClip, patchClip, restoreClip, shareClip, unshareClip } from "@/lib/clips/queries";
import type { Clip, ClipUpdate } from "@/lib/clips/schema";
import { Problem } from "@/lib/http/client";
import { type HeldLists, useClipLists } from "./use-clip-lists";

const failed = (error: Error) => toast(error.message, { tone: "danger" });

/** Changes a clip's title or tags: shown at once, taken back when refused. What a field is refused for, it says itself. */
export function useEditClip(clip: Clip) {
  const client = useQueryClient();
  const { put, freshen } = useClipLists();
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
    onSettled: freshen,
  });
}

/** Removes a clip, which can be undone for as long as the toast is there, and at any time in the studio. */
export function useRemoveClip(onRemoved: () => void) {
  const t = useTranslations("clips");
  const { held, done, freshen } = useClipLists();
  const restore = useRestoreClip();
  return useMutation({
    mutationFn: ({ id }: Clip) => deleteClip(id),
    onMutate: held,
    onSuccess: (_nothing, { id, title }, before) => {
      done({ action: "remove", ids: [id] });
      toast(t("edit.removed", { title }), { undo: () => restore.mutate({ id, before }) });
      onRemoved();
    },
    onError: failed,
    onSettled: freshen,
  });
}

/** Brings a removed clip back; into the lists where it was, as they were `before`. */
export function useRestoreClip() {
  const { done, put, putBack, freshen } = useClipLists();
  return useMutation({
    mutationFn: ({ id }: { id: string; before?: HeldLists }) => restoreClip(id),
    onSuccess: (clip, { id, before = [] }) => {
      done({ action: "restore", ids: [id] });
      putBack(before, [id]);
      put(clip);
    },
    onError: failed,
    onSettled: freshen,
  });
}

/** Gives a clip an address for everybody, or takes it away. */
export function useShareClip(clip: Clip) {
  const client = useQueryClient();
  const { put } = useClipLists();
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
