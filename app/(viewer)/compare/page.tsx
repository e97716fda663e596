import type { Metadata } from "next";
import { Hydrated, type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { ComparePage } from "@/components/history/compare-page";
import { comparedFrom, FEWEST } from "@/components/history/compared";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { compareStreams } from "@/lib/streams";
import { streamComparisonQuery } from "@/lib/streams/queries";

export const metadata: Metadata = { title: "Compare" };

export default async function CompareRoute({ searchParams }: { searchParams: SearchParams }) {
  await authorizePage(() => ({ action: "history.read" }));
  await realtimeCursor();
  const { kind, keys } = comparedFrom(await urlParams(searchParams));
  const client = createQueryClient();
  // What cannot be had now is asked for again by the browser, which shows why in its place.
  if (kind === "streams" && keys.length >= FEWEST)
    await client.prefetchQuery({ ...streamComparisonQuery(keys), queryFn: () => compareStreams(keys) });
  return (
    <Hydrated client={client}>
      <ComparePage />
    </Hydrated>
  );
}
