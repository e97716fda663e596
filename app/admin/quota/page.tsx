import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated } from "@/app/history-page";
import { createQueryClient } from "@/components/providers/query-client";
import { QuotaPage } from "@/components/quota/quota";
import { authorizePage } from "@/lib/auth";
import { readQuota } from "@/lib/quota";
import { quotaKeys } from "@/lib/quota/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quota"))("page.title") };
}

export default async function AdminQuotaPage() {
  await authorizePage(() => ({ action: "quota.read" }));
  const client = createQueryClient();
  client.setQueryData(quotaKeys.overview, await readQuota());
  return (
    <Hydrated client={client}>
      <QuotaPage />
    </Hydrated>
  );
}
