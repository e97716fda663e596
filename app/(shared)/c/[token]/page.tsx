import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { orNotFound } from "@/app/history-page";
import { SharedClip } from "@/components/clips/shared-clip";
import { getSharedClip } from "@/lib/clips";
import { env } from "@/lib/env/server";

interface SharedClipRouteProps {
  params: Promise<{ token: string }>;
}

/** Read once for the title and the page. */
const asked = cache((token: string) => orNotFound(getSharedClip(token)));

export async function generateMetadata({ params }: SharedClipRouteProps): Promise<Metadata> {
  const t = await getTranslations("clips");
  const { title, broadcaster, creator, thumbnailUrl } = await asked((await params).token);
  const description = t("shared.about", { name: broadcaster.displayName, creator: creator.name });
  return {
    title,
    description,
    metadataBase: new URL(env().APP_URL),
    // The address is the permission: no list of a search engine, no other site is told it.
    robots: { index: false },
    referrer: "same-origin",
    openGraph: {
      ...{ title, description, type: "website", siteName: "Tallylight" },
      ...(thumbnailUrl && { images: [thumbnailUrl] }),
    },
  };
}

/** For whoever has the address, signed in or not. */
export default async function SharedClipRoute({ params }: SharedClipRouteProps) {
  const clip = await asked((await params).token);
  return <SharedClip clip={clip} host={new URL(env().APP_URL).hostname} />;
}
