import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createQueryClient } from "@/components/providers/query-client";
import { logFiltersFrom } from "@/components/sync/log-filters";
import { Sync } from "@/components/sync/sync";
import { authorizePage } from "@/lib/auth";
import { readDelays, syncLog, syncOverview } from "@/lib/live";
import { syncKeys } from "@/lib/live/queries";
import { syncLogQuery } from "@/lib/live/schema";

export const metadata: Metadata = { title: "Live sync" };

interface SyncPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SyncPage({ searchParams }: SyncPageProps) {
  await authorizePage(() => ({ action: "sync.read" }));
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const filters = logFiltersFrom(new URLSearchParams(given));
  const wanted = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
  const now = new Date();
  const [overview, delays, log] = await Promise.all([
    syncOverview(now),
    readDelays(now),
    syncLog(syncLogQuery.parse(wanted)),
  ]);
  const client = createQueryClient();
  client.setQueryData(syncKeys.overview, overview);
  client.setQueryData(syncKeys.delays, delays);
  client.setQueryData(syncKeys.log(filters), { pages: [log], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Sync />
    </HydrationBoundary>
  );
}
