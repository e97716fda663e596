import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated } from "@/app/history-page";
import { createQueryClient } from "@/components/providers/query-client";
import { Publishers } from "@/components/publishers/publishers";
import { authorizePage } from "@/lib/auth";
import { listPublishers } from "@/lib/publishers";
import { publisherKeys } from "@/lib/publishers/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("publishers"))("page.title") };
}

export default async function PublishersPage() {
  await authorizePage(() => ({ action: "publishers.read" }));
  const client = createQueryClient();
  client.setQueryData(publisherKeys.list, await listPublishers());
  return (
    <Hydrated client={client}>
      <Publishers />
    </Hydrated>
  );
}
