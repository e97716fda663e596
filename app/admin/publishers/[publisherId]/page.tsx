import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated, orNotFound } from "@/app/history-page";
import { createQueryClient } from "@/components/providers/query-client";
import { PublisherPage } from "@/components/publishers/publisher-page";
import { authorizePage } from "@/lib/auth";
import { findPublisher, listDeadLetters } from "@/lib/publishers";
import { publisherKeys } from "@/lib/publishers/queries";
import { deadLetterQuery } from "@/lib/publishers/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("publishers"))("page.title") };
}

export default async function OnePublisherPage({ params }: { params: Promise<{ publisherId: string }> }) {
  await authorizePage(() => ({ action: "publishers.read" }));
  const { publisherId } = await params;
  const publisher = await orNotFound(findPublisher(publisherId));
  const letters = await listDeadLetters(publisherId, deadLetterQuery.parse({}));
  const client = createQueryClient();
  client.setQueryData(publisherKeys.one(publisherId), publisher);
  client.setQueryData(publisherKeys.deadLetters(publisherId), { pages: [letters], pageParams: [null] });
  return (
    <Hydrated client={client}>
      <PublisherPage id={publisherId} />
    </Hydrated>
  );
}
