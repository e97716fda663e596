import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated, orNotFound } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { streamPath } from "@/components/history/links";
import { StreamPage } from "@/components/history/stream-page";
import { SeenHere } from "@/components/notifications/seen-here";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { mayReadChat, readRate } from "@/lib/chat";
import { chatKeys } from "@/lib/chat/queries";
import { clipFlags } from "@/lib/clips";
import { clipKeys } from "@/lib/clips/queries";
import { hasCommands } from "@/lib/commands";
import { getStream, managesStreams } from "@/lib/streams";
import { historyKeys } from "@/lib/streams/queries";
import { streamParams } from "@/lib/streams/schema";

interface StreamRouteProps {
  params: Promise<{ login: string; id: string }>;
}

export async function generateMetadata({ params }: StreamRouteProps): Promise<Metadata> {
  const t = await getTranslations("pages.history");
  return { title: t("streamOf", { name: await channelName((await params).login) }) };
}

export default async function StreamRoute({ params }: StreamRouteProps) {
  const person = await authorizePage(() => ({ action: "history.read" }));
  const { login } = await params;
  const { id } = streamParams.safeParse(await params).data ?? notFound();
  await realtimeCursor();
  const stream = await orNotFound(getStream(id));
  // A channel may have been renamed since the address was kept.
  if (stream.broadcaster.login !== login) redirect(streamPath(stream.broadcaster.login, id));
  const [readsChat, answers, flags] = await Promise.all([
    mayReadChat(person, stream.broadcaster.id),
    hasCommands(login),
    clipFlags(person, id),
  ]);
  const client = createQueryClient();
  client.setQueryData(historyKeys.stream(id), stream);
  client.setQueryData(clipKeys.flags(id), flags);
  // Else its bars would come later and push down what stands under them.
  if (readsChat) client.setQueryData(chatKeys.rate(id), await readRate(person, id));
  return (
    <Hydrated client={client}>
      {stream.twitchStreamId !== null && (
        <SeenHere broadcasterId={stream.broadcaster.id} streamId={stream.twitchStreamId} />
      )}
      <StreamPage
        id={id}
        readsChat={readsChat}
        answers={answers}
        corrects={managesStreams(person, stream.broadcaster.id)}
      />
    </Hydrated>
  );
}
