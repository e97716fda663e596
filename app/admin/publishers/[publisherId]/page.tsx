import type { Metadata } from "next";
import { cache } from "react";
import { Hydrated, orNotFound } from "@/app/history-page";
import { createQueryClient } from "@/components/providers/query-client";
import { PublisherPage } from "@/components/publishers/publisher-page";
import { authorizePage } from "@/lib/auth";
import { findPublisher, listDeadLetters } from "@/lib/publishers";
import { publisherKeys } from "@/lib/publishers/queries";
import { deadLetterQuery } from "@/lib/publishers/schema";

interface OnePublisherProps {
  params: Promise<{ publisherId: string }>;
}

/** Read once for the title and the page. */
const asked = cache(async (publisherId: string) => {
  await authorizePage(() => ({ action: "publishers.read" }));
  return orNotFound(findPublisher(publisherId));
});

export async function generateMetadata({ params }: OnePublisherProps): Promise<Metadata> {
  return { title: (await asked((await params).publisherId)).name };
}

export default async function OnePublisherPage({ params }: OnePublisherProps) {
  const { publisherId } = await params;
  const publisher = await asked(publisherId);
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
