import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { type SearchParams, urlParams } from "@/app/history-page";
import { realtimeCursor } from "@/app/realtime-cursor";
import { Inbox } from "@/components/notifications/inbox";
import { filterOfPart, partFrom } from "@/components/notifications/inbox-filter";
import { MarkAllRead, UnreadSummary } from "@/components/notifications/mark-all-read";
import { createQueryClient } from "@/components/providers/query-client";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { authorizePage } from "@/lib/auth";
import { listInbox } from "@/lib/notifications";
import { firstPage, INBOX_PAGE_SIZE, inboxQuery } from "@/lib/notifications/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("heading") };
}

export default async function NotificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const person = await authorizePage(({ id }) => ({ action: "notifications.read", ownerId: id }));
  await realtimeCursor();
  const t = await getTranslations("notifications");
  const why = await getTranslations("deliveries");
  const filter = filterOfPart(partFrom(await urlParams(searchParams)));
  const client = createQueryClient();
  client.setQueryData(
    inboxQuery(filter).queryKey,
    firstPage(await listInbox(person.id, { limit: INBOX_PAGE_SIZE, ...filter })),
  );
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Page
        title={t("heading")}
        summary={<UnreadSummary />}
        actions={
          <>
            <Button asChild>
              <Link href="/notifications/why">{why("why.title")}</Link>
            </Button>
            <MarkAllRead />
          </>
        }
      >
        <Inbox />
      </Page>
    </HydrationBoundary>
  );
}
