import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Runs } from "@/components/jobs/runs";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { now } from "@/lib/env/clock";
import { listJobs, listRuns } from "@/lib/jobs";
import { jobKeys } from "@/lib/jobs/queries";
import { runStatus, runsQuery } from "@/lib/jobs/schema";

interface RunsPageProps {
  params: Promise<{ jobId: string }>;
  searchParams: Promise<{ status?: string | string[] }>;
}

export async function generateMetadata({ params }: RunsPageProps): Promise<Metadata> {
  const t = await getTranslations("jobs");
  return { title: t("runs.of", { job: (await params).jobId }) };
}

export default async function RunsPage({ params, searchParams }: RunsPageProps) {
  await authorizePage(() => ({ action: "jobs.read" }));
  const { jobId } = await params;
  const { items } = await listJobs(now());
  if (!items.some(({ id }) => id === jobId)) notFound();
  const status = runStatus.safeParse((await searchParams).status).data;
  const page = await listRuns(runsQuery.parse({ jobId, status }));
  const client = createQueryClient();
  client.setQueryData(jobKeys.runs(jobId, status ?? ""), { pages: [page], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Runs jobId={jobId} />
    </HydrationBoundary>
  );
}
