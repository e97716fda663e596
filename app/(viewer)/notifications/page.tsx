import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { realtimeCursor } from "@/app/realtime-cursor";
import { Inbox } from "@/components/notifications/inbox";
import { MarkAllRead, UnreadSummary } from "@/components/notifications/mark-all-read";
import { createQueryClient } from "@/components/providers/query-client";
import { Page } from "@/components/ui/page";
import { authorizePage } from "@/lib/auth";
import { listInbox } from "@/lib/notifications";
import { firstPage, INBOX_PAGE_SIZE, notificationKeys } from "@/lib/notifications/queries";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage() {
  const person = await authorizePage(({ id }) => ({ action: "notifications.read", ownerId: id }));
  await realtimeCursor();
  const client = createQueryClient();
  client.setQueryData(
    notificationKeys.inbox,
    firstPage(await listInbox(person.id, { limit: INBOX_PAGE_SIZE })),
  );
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Page title="Notifications" summary={<UnreadSummary />} actions={<MarkAllRead />}>
        <Inbox />
      </Page>
    </HydrationBoundary>
  );
}
