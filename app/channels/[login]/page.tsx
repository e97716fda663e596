import type { Metadata } from "next";
import { channelName } from "@/app/channel-name";
import { Hydrated, orNotFound, pageZone, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { ChannelPage } from "@/components/history/channel-page";
import { daysFrom } from "@/components/history/compared";
import { SeenHere } from "@/components/notifications/seen-here";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { listFollowing } from "@/lib/broadcasters";
import { mayReadChat } from "@/lib/chat";
import { hasCommands } from "@/lib/commands";
import { getOverview, listStreams } from "@/lib/streams";
import { firstStreams, historyKeys, STREAMS_PAGE_SIZE } from "@/lib/streams/queries";

interface ChannelRouteProps {
  params: Promise<{ login: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: ChannelRouteProps): Promise<Metadata> {
  return { title: await channelName((await params).login) };
}

export default async function ChannelRoute({ params, searchParams }: ChannelRouteProps) {
  const person = await authorizePage(() => ({ action: "history.read" }));
  const { login } = await params;
  await realtimeCursor();
  const span = { days: daysFrom(await urlParams(searchParams)), zone: await pageZone() };
  const overview = await orNotFound(getOverview(login, span));
  const [streams, following, readsChat, answers] = await Promise.all([
    listStreams(login, { limit: STREAMS_PAGE_SIZE, sort: "started", q: "" }),
    listFollowing(person.id, { q: login, limit: 100 }),
    mayReadChat(person, overview.broadcaster.id),
    hasCommands(login),
  ]);
  const client = createQueryClient();
  client.setQueryData(historyKeys.overview(login, span), overview);
  client.setQueryData(historyKeys.list(login, {}), firstStreams(streams));
  const followed = following.items.some(({ id }) => id === overview.broadcaster.id);
  return (
    <Hydrated client={client}>
      <SeenHere broadcasterId={overview.broadcaster.id} />
      <ChannelPage login={login} followed={followed} readsChat={readsChat} answers={answers} />
    </Hydrated>
  );
}
