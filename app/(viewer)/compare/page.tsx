import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated, pageZone, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { ComparePage } from "@/components/history/compare-page";
import { comparedFrom, daysFrom, FEWEST } from "@/components/history/compared";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { compareChannels, compareStreams } from "@/lib/streams";
import { channelComparisonQuery, streamComparisonQuery } from "@/lib/streams/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("history.compare");
  return { title: t("title") };
}

export default async function CompareRoute({ searchParams }: { searchParams: SearchParams }) {
  await authorizePage(() => ({ action: "history.read" }));
  await realtimeCursor();
  const params = await urlParams(searchParams);
  const { kind, keys } = comparedFrom(params);
  const span = { days: daysFrom(params), zone: await pageZone() };
  const client = createQueryClient();
  // What cannot be had now is asked for again by the browser, which shows why in its place.
  if (keys.length >= FEWEST)
    await (kind === "streams"
      ? client.prefetchQuery({ ...streamComparisonQuery(keys), queryFn: () => compareStreams(keys) })
      : client.prefetchQuery({
          ...channelComparisonQuery(keys, span),
          queryFn: () => compareChannels(keys, span),
        }));
  return (
    <Hydrated client={client}>
      <ComparePage />
    </Hydrated>
  );
}
