import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Hydrated, orNotFound } from "@/app/history-page";
import { createQueryClient } from "@/components/providers/query-client";
import { TargetPage } from "@/components/targets/target-page";
import { authorizePage } from "@/lib/auth";
import { TallyError } from "@/lib/kernel/errors";
import { findTarget, listActiveStreams } from "@/lib/targets";
import { targetKeys } from "@/lib/targets/queries";
import { activeStreamsQuery, targetParams } from "@/lib/targets/schema";

interface OneTargetProps {
  params: Promise<{ targetId: string }>;
}

/** Read once for the title and the page. */
const asked = cache(async (targetId: string) => {
  await authorizePage(() => ({ action: "targets.read" }));
  if (!targetParams.safeParse({ id: targetId }).success) notFound();
  return orNotFound(findTarget(targetId));
});

export async function generateMetadata({ params }: OneTargetProps): Promise<Metadata> {
  return { title: (await asked((await params).targetId)).name };
}

export default async function OneTargetPage({ params }: OneTargetProps) {
  const { targetId } = await params;
  const target = await asked(targetId);
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
