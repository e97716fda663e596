"use client";
import { useQuery } from "@tanstack/react-query";
import { FolderOpen, Globe, Lock, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NextPage } from "@/components/ui/load-more";
import { Page } from "@/components/ui/page";
import { clipCollectionQuery } from "@/lib/clips/queries";
import type { ClipCollection } from "@/lib/clips/schema";
import { ClipGrid } from "./clip-grid";
import { ClipsNotYet } from "./clips-not-yet";
import { CollectionDialog } from "./collection-dialog";
import { CollectionOrder } from "./collection-order";
import { channelClipsPath } from "./links";
import type { ClipsPlace } from "./place";
import { shownFrom } from "./shown-in-url";
import { useClips, useFreshClips } from "./use-clips";
import { useDeleteCollection } from "./use-collections";

interface CollectionPageProps {
  id: string;
  /** Whoever looks may change it. */
  manages: boolean;
}

/** Clips that a channel put together, for those who are signed in. */
export function CollectionPage({ id, manages }: CollectionPageProps) {
  const t = useTranslations("clips");
  const query = useQuery(clipCollectionQuery(id));
  useFreshClips();
  const collection = query.data;
  if (!collection)
    return (
      <Page title={t("collection.one")}>
        <ClipsNotYet query={query} />
      </Page>
    );
  const { broadcaster } = collection;
  return (
    <Page
      title={collection.name}
      picture={<Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={40} />}
      summary={
        <>
          <Link href={channelClipsPath(broadcaster.login)} className="font-medium text-ink hover:text-accent">
            {broadcaster.displayName}
          </Link>{" "}
          · {t("list.count", { count: collection.clips })}
        </>
      }
      actions={manages && <Actions collection={collection} />}
    >
      {collection.description && (
        <p className="mb-4 max-w-2xl whitespace-pre-line text-pretty text-ink-2">{collection.description}</p>
      )}
      <Collected collection={collection} manages={manages} />
    </Page>
  );
}

const NOTHING_NARROWED = shownFrom(new URLSearchParams());

function Collected({
  collection: { id, broadcaster },
  manages,
}: {
  collection: ClipCollection;
  manages: boolean;
}) {
  const t = useTranslations("clips");
  const place: ClipsPlace = { collection: id, shown: NOTHING_NARROWED };
  const { query, clips, total = 0 } = useClips(place);
  if (!query.data) return <ClipsNotYet query={query} />;
  if (clips.length === 0)
    return (
      <EmptyState
        icon={<FolderOpen />}
        title={t("collection.empty")}
        action={
          <Button asChild>
            <Link href={channelClipsPath(broadcaster.login)}>
              {t("list.titleOf", { name: broadcaster.displayName })}
            </Link>
          </Button>
        }
      >
        {t(manages ? "collection.emptyOwn" : "collection.emptyText")}
      </EmptyState>
    );
  return (
    <>
      {manages ? (
        <CollectionOrder id={id} clips={clips} place={place} total={total} more={query.hasNextPage} />
      ) : (
        <ClipGrid clips={clips} place={place} total={total} />
      )}
      <NextPage query={query} label={t("list.more")} end="" />
    </>
  );
}

function Actions({ collection }: { collection: ClipCollection }) {
  const t = useTranslations("clips");
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  const remove = useDeleteCollection(() => router.push(channelClipsPath(collection.broadcaster.login)));
  const Icon = collection.public ? Globe : Lock;
  return (
    <>
      <Badge tone={collection.public ? "accent" : "plain"}>
        <Icon aria-hidden />
        {t(collection.public ? "collection.public" : "collection.private")}
      </Badge>
      <Button onClick={() => setEditing(true)}>
        <Pencil aria-hidden />
        {t("collection.edit")}
      </Button>
      <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate(collection)}>
        <Trash2 aria-hidden />
        {t("collection.delete")}
      </Button>
      {editing && (
        <CollectionDialog
          login={collection.broadcaster.login}
          collection={collection}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}
