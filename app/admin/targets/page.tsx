import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated } from "@/app/history-page";
import { createQueryClient } from "@/components/providers/query-client";
import { Targets } from "@/components/targets/targets";
import { authorizePage } from "@/lib/auth";
import { listTargets } from "@/lib/targets";
import { targetKeys } from "@/lib/targets/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("targets"))("page.title") };
}

export default async function TargetsPage() {
  await authorizePage(() => ({ action: "targets.read" }));
  const client = createQueryClient();
  client.setQueryData(targetKeys.list, await listTargets());
  return (
    <Hydrated client={client}>
      <Targets />
    </Hydrated>
  );
}
