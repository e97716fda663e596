"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FolderPlus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NotYet } from "@/components/ui/not-yet";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { SkeletonRows } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { clipCollectionsQuery, clipKeys, postCollectionItems } from "@/lib/clips/queries";
import type { Clip, ClipCollection, ClipCollectionList } from "@/lib/clips/schema";
import { CollectionDialog } from "./collection-dialog";
import { freshenClips } from "./fresh-clips";

/** A list of the channel's collections in which a clip is ticked in or out. */
export function AddToCollection({ clip }: { clip: Clip }) {
  const t = useTranslations("clips");
  const [open, setOpen] = useState(false);
  const [adding, setAdding] = useState(false);
  const { login } = clip.broadcaster;
  const { put } = usePutIn(clip);
  return (
    <>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button>
            <FolderPlus aria-hidden />
            {t("collect.button")}
          </Button>
        </PopoverTrigger>
        <PopoverContent aria-label={t("collect.title")} className="w-72">
          <Choices clip={clip} />
          <div className="border-line border-t p-2">
            <Button
              look="quiet"
              size="small"
              onClick={() => {
                setOpen(false);
                setAdding(true);
              }}
            >
              <Plus aria-hidden />
              {t("collection.new")}
            </Button>
          </div>
        </PopoverContent>
      </Popover>
      {adding && (
        <CollectionDialog
          login={login}
          collection={null}
          onClose={() => setAdding(false)}
          onSaved={(collection) => put.mutate({ collection, into: true })}
        />
      )}
    </>
  );
}

function Choices({ clip }: { clip: Clip }) {
  const t = useTranslations("clips");
  const query = useQuery(clipCollectionsQuery(clip.broadcaster.login, { clipId: clip.id }));
  const { data } = query;
  const { put } = usePutIn(clip);
  if (!data)
    return (
      <NotYet query={query} loading={t("collect.loading")}>
        <SkeletonRows count={3} height="h-9" />
      </NotYet>
    );
  if (data.items.length === 0) return <p className="p-4 text-ink-2">{t("collect.none")}</p>;
  return (
    <fieldset className="max-h-72 overflow-y-auto p-2">
      <legend className="sr-only">{t("collect.title")}</legend>
      {data.items.map((collection) => (
        <label
          key={collection.id}
          className="flex min-h-9 cursor-pointer items-center gap-3 rounded px-2 hover:bg-raised"
        >
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={data.holding.includes(collection.id)}
            onChange={({ target }) => put.mutate({ collection, into: target.checked })}
          />
          <bdi className="min-w-0 flex-1 truncate">{collection.name}</bdi>
          <span className="text-ink-3 text-xs tabular-nums">{collection.clips}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Puts the clip into a collection or takes it out; shown at once, taken back when refused. */
function usePutIn(clip: Clip) {
  const t = useTranslations("clips");
  const client = useQueryClient();
  const queryKey = clipKeys.collections(clip.broadcaster.login, { clipId: clip.id });
  const tick = (id: string, into: boolean) =>
    client.setQueryData<ClipCollectionList>(
      queryKey,
      (list) =>
        list && { ...list, holding: [...list.holding.filter((one) => one !== id), ...(into ? [id] : [])] },
    );
  const put = useMutation({
    mutationFn: ({ collection, into }: { collection: ClipCollection; into: boolean }) =>
      postCollectionItems(collection.id, { action: into ? "add" : "remove", ids: [clip.id] }),
    onMutate: async ({ collection, into }) => {
      await client.cancelQueries({ queryKey });
      tick(collection.id, into);
    },
    onSuccess: (_collection, { collection: { name }, into }) =>
      toast(t(into ? "collect.added" : "collect.removed", { name })),
    onError: (error, { collection, into }) => {
      tick(collection.id, !into);
      toast(error.message, { tone: "danger" });
    },
    onSettled: () => freshenClips(client),
  });
  return { put };
}
