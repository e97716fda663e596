import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrated, orNotFound } from "@/app/history-page";
import { createQueryClient } from "@/components/providers/query-client";
import { TargetPage } from "@/components/targets/target-page";
import { authorizePage } from "@/lib/auth";
import { TallyError } from "@/lib/kernel/errors";
import { findTarget, listActiveStreams } from "@/lib/targets";
import { targetKeys } from "@/lib/targets/queries";
import { activeStreamsQuery, targetParams } from "@/lib/targets/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("targets"))("page.title") };
}

export default async function OneTargetPage({ params }: { params: Promise<{ targetId: string }> }) {
  await authorizePage(() => ({ action: "targets.read" }));
  const { targetId } = await params;
  if (!targetParams.safeParse({ id: targetId }).success) notFound();
  const target = await orNotFound(findTarget(targetId));
  const streams = await listActiveStreams(targetId, activeStreamsQuery.parse({})).catch(unlessAway);
  const client = createQueryClient();
  client.setQueryData(targetKeys.one(targetId), target);
  if (streams) client.setQueryData(targetKeys.streams(targetId), { pages: [streams], pageParams: [null] });
  return (
    <Hydrated client={client}>
      <TargetPage id={targetId} />
    </Hydrated>
  );
}

/** While Redis is away the page says so where the streams would be. */
function unlessAway(error: unknown): undefined {
  if (!(error instanceof TallyError)) throw error;
}
