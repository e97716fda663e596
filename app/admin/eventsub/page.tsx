import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrated } from "@/app/history-page";
import { EventSub } from "@/components/eventsub/event-sub";
import { createQueryClient } from "@/components/providers/query-client";
import { authorizePage } from "@/lib/auth";
import { eventSubOverview, listSubscriptions } from "@/lib/eventsub";
import { eventSubKeys } from "@/lib/eventsub/queries";
import { eventSubSubscriptionsQuery } from "@/lib/eventsub/schema";
import { readDelays } from "@/lib/live";
import { syncKeys } from "@/lib/live/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventsub"))("page.title") };
}

export default async function EventSubPage() {
  await authorizePage(() => ({ action: "eventsub.read" }));
  const [overview, delays, subscriptions] = await Promise.all([
    eventSubOverview(),
    readDelays(new Date()),
    listSubscriptions(eventSubSubscriptionsQuery.parse({})),
  ]);
  const client = createQueryClient();
  client.setQueryData(eventSubKeys.overview, overview);
  client.setQueryData(syncKeys.delays, delays);
  client.setQueryData(eventSubKeys.subscriptions(""), { pages: [subscriptions], pageParams: [null] });
  return (
    <Hydrated client={client}>
      <EventSub />
    </Hydrated>
  );
}
