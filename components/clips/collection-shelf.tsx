"use client";
import { useQuery } from "@tanstack/react-query";
import { Globe, Lock, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { clipCollectionsQuery } from "@/lib/clips/queries";
import type { ClipCollection } from "@/lib/clips/schema";
import { ClipPicture } from "./clip-picture";
import { CollectionDialog } from "./collection-dialog";
import { collectionPath } from "./links";

/** What a channel put together of its clips, side by side; where they do not fit, they scroll. */
export function CollectionShelf({ login, manages }: { login: string; manages: boolean }) {
  const t = useTranslations("clips");
  const { data } = useQuery(clipCollectionsQuery(login));
  const [adding, setAdding] = useState(false);
  const collections = data?.items ?? [];
  if (collections.length === 0 && !manages) return null;
  return (
    <section aria-label={t("list.collections")} className="mb-6">
      <header className="mb-2 flex items-center justify-between gap-4">
        <h2 className="font-semibold">{t("list.collections")}</h2>
        {manages && (
          <Button size="small" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            {t("collection.new")}
          </Button>
        )}
      </header>
      {collections.length === 0 ? (
        data && <p className="text-ink-2">{t("collection.none")}</p>
      ) : (
        <ul className="-mx-4 flex gap-3 overflow-x-auto px-4 pb-1 md:mx-0 md:px-0.5">
          {collections.map((collection) => (
            <li key={collection.id} className="w-44 shrink-0">
              <CollectionCard collection={collection} manages={manages} />
            </li>
          ))}
        </ul>
      )}
      {adding && <CollectionDialog login={login} collection={null} onClose={() => setAdding(false)} />}
    </section>
  );
}

function CollectionCard({ collection, manages }: { collection: ClipCollection; manages: boolean }) {
  const t = useTranslations("clips");
  const Icon = collection.public ? Globe : Lock;
  return (
    <Link
      href={collectionPath(collection.id)}
      className="group block overflow-hidden rounded-lg border border-line bg-surface hover:border-line-control focus-visible:outline-offset-[-2px]"
    >
      <ClipPicture src={collection.coverUrl} />
      <span className="block px-2.5 py-2">
        <span className="block truncate font-medium group-hover:text-accent">
          <bdi>{collection.name}</bdi>
        </span>
        <span className="flex items-center gap-1.5 text-ink-3 text-xs tabular-nums">
          {manages && <Icon aria-hidden className="size-3.5" />}
          {manages && (
            <span className="sr-only">
              {t(collection.public ? "collection.public" : "collection.private")}
            </span>
          )}
          {t("list.count", { count: collection.clips })}
        </span>
      </span>
    </Link>
  );
}
