import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Hydrated, orNotFound } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { ClipPage } from "@/components/clips/clip-page";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { getClip } from "@/lib/clips";
import { clipKeys } from "@/lib/clips/queries";
import { clipParams } from "@/lib/clips/schema";
import { env } from "@/lib/env/server";

interface ClipRouteProps {
  params: Promise<{ id: string }>;
}

/** Read once for the title and the page. */
const asked = cache(async (given: string) => {
  const person = await authorizePage(() => ({ action: "clips.read" }));
  await realtimeCursor();
  const { id } = clipParams.safeParse({ id: given }).data ?? notFound();
  const { manages, ...clip } = await orNotFound(getClip(person, id));
  return { clip, manages };
});

export async function generateMetadata({ params }: ClipRouteProps): Promise<Metadata> {
  const t = await getTranslations("clips");
  const { clip } = await asked((await params).id);
  return { title: t("player.titleOf", { title: clip.title, name: clip.broadcaster.displayName }) };
}

export default async function ClipRoute({ params }: ClipRouteProps) {
  const { clip, manages } = await asked((await params).id);
  const client = createQueryClient();
  client.setQueryData(clipKeys.clip(clip.id), clip);
  return (
    <Hydrated client={client}>
      <ClipPage id={clip.id} manages={manages} origin={env().APP_URL} />
    </Hydrated>
  );
}
