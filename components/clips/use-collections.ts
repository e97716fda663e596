"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import {
  clipKeys,
  deleteClipCollection,
  patchClipCollection,
  postClipCollection,
  restoreClipCollection,
} from "@/lib/clips/queries";
import type { ClipCollection, ClipCollectionInput } from "@/lib/clips/schema";
import { freshenClips } from "./fresh-clips";

const failed = (error: Error) => toast(error.message, { tone: "danger" });

/** Reads again what is shown of collections, and of what is in them. */
function useFreshCollections() {
  const client = useQueryClient();
  return () => freshenClips(client);
}

/** Makes a collection, or changes one. */
export function useSaveCollection(login: string, collection: ClipCollection | null) {
  const client = useQueryClient();
  const fresh = useFreshCollections();
  return useMutation({
    mutationFn: (input: ClipCollectionInput) =>
      collection ? patchClipCollection(collection.id, input) : postClipCollection(login, input),
    onSuccess: (saved) => client.setQueryData(clipKeys.collection(saved.id), saved),
    onSettled: fresh,
  });
}

/** Deletes a collection, which can be undone for as long as the toast is there. */
export function useDeleteCollection(onDeleted: () => void) {
  const t = useTranslations("clips");
  const fresh = useFreshCollections();
  const restore = useMutation({ mutationFn: restoreClipCollection, onError: failed, onSettled: fresh });
  return useMutation({
    mutationFn: ({ id }: ClipCollection) => deleteClipCollection(id),
    onSuccess: (_nothing, { id, name }) => {
      toast(t("collection.deleted", { name }), { undo: () => restore.mutate(id) });
      onDeleted();
    },
    onError: failed,
    onSettled: fresh,
  });
}
