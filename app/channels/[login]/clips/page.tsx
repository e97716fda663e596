import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated, orNotFound, pageZone, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { ChannelClips } from "@/components/clips/channel-clips";
import { askedOf, shownFrom } from "@/components/clips/shown-in-url";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { clipFacets, clipStatistics, getClipChannel, listClips, listCollections } from "@/lib/clips";
import { CLIPS_PAGE_SIZE, clipKeys, firstClips } from "@/lib/clips/queries";
import { clipCollectionsQuery, clipsQuery } from "@/lib/clips/schema";

interface ChannelClipsRouteProps {
  params: Promise<{ login: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: ChannelClipsRouteProps): Promise<Metadata> {
  const t = await getTranslations("clips");
  return { title: t("list.titleOf", { name: await channelName((await params).login) }) };
}

export default async function ChannelClipsRoute({ params, searchParams }: ChannelClipsRouteProps) {
  const person = await authorizePage(() => ({ action: "clips.read" }));
  const { login } = await params;
  await realtimeCursor();
  const { channel, manages } = await orNotFound(getClipChannel(person, login));
  const asked = askedOf(shownFrom(await urlParams(searchParams)), await pageZone());
  const query = clipsQuery.safeParse({ ...asked, channel: channel.login, limit: CLIPS_PAGE_SIZE });
  const client = createQueryClient();
  const [facets, statistics, collections] = await Promise.all([
    clipFacets(person, channel.login),
    clipStatistics(person, channel.login),
    listCollections(person, channel.login, clipCollectionsQuery.parse({})),
  ]);
  client.setQueryData(clipKeys.facets(channel.login), facets);
  client.setQueryData(clipKeys.statistics(channel.login), statistics);
  client.setQueryData(clipKeys.collections(channel.login), collections);
  // What does not fit is left to the browser to ask for, which shows why.
  if (query.success)
    client.setQueryData(clipKeys.list(channel.login, asked), firstClips(await listClips(person, query.data)));
  return (
    <Hydrated client={client}>
      <ChannelClips channel={channel} manages={manages} />
    </Hydrated>
  );
}
