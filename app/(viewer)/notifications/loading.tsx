import { InboxSkeleton } from "@/components/notifications/inbox-skeleton";
import { Page } from "@/components/ui/page";

export default function Loading() {
  return (
    <Page title="Notifications" summary="…">
      <InboxSkeleton />
    </Page>
  );
}
