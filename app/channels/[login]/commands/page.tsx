import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { orNotFound, type SearchParams, urlParams } from "@/app/history-page";
import { SiteFrame } from "@/app/site-frame";
import { PublicCommands } from "@/components/commands/public/public-commands";
import { currentPerson } from "@/lib/auth";
import { listPublicCommands } from "@/lib/commands";
import { channelCommandsParams } from "@/lib/commands/schema";

interface ChannelCommandsProps {
  params: Promise<{ login: string }>;
  searchParams: SearchParams;
}

/** Read once for the title and the page. */
const publicCommands = cache(listPublicCommands);

async function asked(params: ChannelCommandsProps["params"]) {
  const read = channelCommandsParams.safeParse(await params);
  return orNotFound(publicCommands(read.data?.login ?? notFound()));
}

export async function generateMetadata({ params }: ChannelCommandsProps): Promise<Metadata> {
  const t = await getTranslations("commands");
  const { channel } = await asked(params);
  const title = t("public.title", { name: channel.displayName });
  const description = t("public.about", { name: channel.displayName });
  return { title, description, openGraph: { title, description, type: "website", siteName: "Tallylight" } };
}

/** For anybody, signed in or not: the bot itself tells where it is. */
export default async function ChannelCommands({ params, searchParams }: ChannelCommandsProps) {
  const { channel, items } = await asked(params);
  const page = <PublicCommands channel={channel} commands={items} params={await urlParams(searchParams)} />;
  // Whoever is signed in has the frame of the channel's other pages around it already.
  return (await currentPerson()) ? page : <SiteFrame signedIn={false}>{page}</SiteFrame>;
}
