import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Jobs } from "@/components/jobs/jobs";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { now } from "@/lib/env/clock";
import { listJobs } from "@/lib/jobs";
import { jobKeys } from "@/lib/jobs/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("jobs"))("list.title") };
}

export default async function JobsPage() {
  await authorizePage(() => ({ action: "jobs.read" }));
  const client = createQueryClient();
  client.setQueryData(jobKeys.list, await listJobs(now()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Jobs />
    </HydrationBoundary>
  );
}
