import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Hydrated, orNotFound, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { CollectionPage } from "@/components/clips/collection-page";
import { PublicCollection } from "@/components/clips/public-collection";
import { createQueryClient } from "@/components/providers/query-client";
import { currentPerson } from "@/lib/auth";
import { getCollection, listCollectedClips } from "@/lib/clips";
import { CLIPS_PAGE_SIZE, clipKeys, firstClips } from "@/lib/clips/queries";
import { clipParams, collectionClipsQuery } from "@/lib/clips/schema";
import { env } from "@/lib/env/server";

interface CollectionRouteProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

/** Read once for the title and the page. */
const asked = cache(async (given: string) => {
  const { id } = clipParams.safeParse({ id: given }).data ?? notFound();
  const person = await currentPerson();
  if (person) await realtimeCursor();
  const { manages, ...collection } = await orNotFound(getCollection(person, id));
  return { person, collection, manages };
});

export async function generateMetadata({ params }: CollectionRouteProps): Promise<Metadata> {
  const t = await getTranslations("clips");
  const { collection } = await asked((await params).id);
  const title = collection.name;
  const description =
    collection.description || t("list.titleOf", { name: collection.broadcaster.displayName });
  return {
    title,
    description,
    metadataBase: new URL(env().APP_URL),
    openGraph: {
      ...{ title, description, type: "website", siteName: "Tallylight" },
      ...(collection.coverUrl && { images: [collection.coverUrl] }),
    },
  };
}

/** A public one is there for everybody; whoever is signed in gets it with the ways on. */
export default async function CollectionRoute({ params, searchParams }: CollectionRouteProps) {
  const { person, collection, manages } = await asked((await params).id);
  const { id } = collection;
  const given = await urlParams(searchParams);
  const after = person ? "" : (given.get("after") ?? "");
  const query = collectionClipsQuery.safeParse({ limit: CLIPS_PAGE_SIZE, ...(after && { cursor: after }) });
  const list = await orNotFound(listCollectedClips(person, id, query.data ?? notFound()));
  if (!person)
    return (
      <PublicCollection
        collection={collection}
        clips={list.items}
        watched={list.items.find((clip) => clip.id === given.get("clip"))}
        host={new URL(env().APP_URL).hostname}
        after={after}
        next={list.next_cursor}
      />
    );
  const client = createQueryClient();
  client.setQueryData(clipKeys.collection(id), collection);
  client.setQueryData(clipKeys.collected(id), firstClips(list));
  return (
    <Hydrated client={client}>
      <CollectionPage id={id} manages={manages} />
    </Hydrated>
  );
}
