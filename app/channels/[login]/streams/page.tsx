import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { channelName } from "@/app/channel-name";
import { Hydrated, orNotFound, pageZone, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { listFiltersFrom, spanOf } from "@/components/history/list-filters";
import { StreamList } from "@/components/history/stream-list";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { getOverview, listStreams } from "@/lib/streams";
import { firstStreams, historyKeys, STREAMS_PAGE_SIZE } from "@/lib/streams/queries";
import { streamsQuery } from "@/lib/streams/schema";

interface StreamsRouteProps {
  params: Promise<{ login: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: StreamsRouteProps): Promise<Metadata> {
  const t = await getTranslations("pages.history");
  return { title: t("streamsOf", { name: await channelName((await params).login) }) };
}

export default async function StreamsRoute({ params, searchParams }: StreamsRouteProps) {
  await authorizePage(() => ({ action: "history.read" }));
  const { login } = await params;
  await realtimeCursor();
  const span = { days: 365, zone: await pageZone() } as const;
  const filters = spanOf(listFiltersFrom(await urlParams(searchParams)), span.zone);
  const client = createQueryClient();
  client.setQueryData(historyKeys.overview(login, span), await orNotFound(getOverview(login, span)));
  const query = streamsQuery.safeParse({ ...filters, limit: STREAMS_PAGE_SIZE });
  // What does not fit is left to the browser to ask for, which shows why.
  if (query.success)
    client.setQueryData(historyKeys.list(login, filters), firstStreams(await listStreams(login, query.data)));
  return (
    <Hydrated client={client}>
      <StreamList login={login} />
    </Hydrated>
  );
}
