import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createQueryClient } from "@/components/providers/query-client";
import { logFiltersFrom } from "@/components/sync/log-filters";
import { Sync } from "@/components/sync/sync";
import { authorizePage } from "@/lib/auth";
import { readDelays, syncLog, syncOverview } from "@/lib/live";
import { syncKeys } from "@/lib/live/queries";
import { syncLogQuery } from "@/lib/live/schema";
import { roleOverview } from "@/lib/roles";
import { roleKeys } from "@/lib/roles/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sync"))("page.title") };
}

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
  const [overview, delays, log, roles] = await Promise.all([
    syncOverview(now),
    readDelays(now),
    syncLog(syncLogQuery.parse(wanted)),
    roleOverview(),
  ]);
  const client = createQueryClient();
  client.setQueryData(syncKeys.overview, overview);
  client.setQueryData(syncKeys.delays, delays);
  client.setQueryData(roleKeys.overview, roles);
  client.setQueryData(syncKeys.log(filters), { pages: [log], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Sync />
    </HydrationBoundary>
  );
}
