import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated, pageZone, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { AllClips } from "@/components/clips/all-clips";
import { askedOf, shownFrom } from "@/components/clips/shown-in-url";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { listClips } from "@/lib/clips";
import { CLIPS_PAGE_SIZE, clipKeys, firstClips } from "@/lib/clips/queries";
import { clipsQuery } from "@/lib/clips/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("clips");
  return { title: t("list.title") };
}

export default async function ClipsRoute({ searchParams }: { searchParams: SearchParams }) {
  const person = await authorizePage(() => ({ action: "clips.read" }));
  await realtimeCursor();
  const asked = askedOf(shownFrom(await urlParams(searchParams)), await pageZone());
  const client = createQueryClient();
  const query = clipsQuery.safeParse({ ...asked, limit: CLIPS_PAGE_SIZE });
  // What does not fit is left to the browser to ask for, which shows why.
  if (query.success)
    client.setQueryData(clipKeys.list(null, asked), firstClips(await listClips(person, query.data)));
  return (
    <Hydrated client={client}>
      <AllClips />
    </Hydrated>
  );
}
