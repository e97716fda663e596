import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { applyStreamEvents, followingKeys } from "@/lib/broadcasters/queries";
import type { FollowingPage } from "@/lib/broadcasters/schema";
import type { RecordedEvent } from "@/lib/events/schema";
import { applyEvents, holdsAll, notificationKeys } from "@/lib/notifications/queries";
import type { NotificationPage } from "@/lib/notifications/schema";

type Inbox = InfiniteData<NotificationPage, string | null>;

/** Brings the cached list of follows up to the events; asks the server again when follows themselves changed. */
export function editFollowing(client: QueryClient, events: RecordedEvent[]): void {
  client.setQueryData<FollowingPage>(followingKeys.list, (page) => page && applyStreamEvents(page, events));
  if (events.some((event) => event.kind === "follow.changed"))
    void client.invalidateQueries({ queryKey: followingKeys.all });
}

/** Brings the cached inbox up to the events; asks the server again when they concern what is not loaded. */
export function editInbox(
  client: QueryClient,
  events: RecordedEvent[],
  wanted: (broadcasterId: string) => boolean,
): void {
  const inbox = client.setQueryData<Inbox>(
    notificationKeys.inbox,
    (held) => held && applyEvents(held, events, wanted),
  );
  const beyond = events.some(
    (event) =>
      event.kind === "notification.changed" &&
      event.payload.change === "read" &&
      event.payload.ids !== null &&
      inbox !== undefined &&
      !holdsAll(inbox, event.payload.ids),
  );
  if (beyond) void client.invalidateQueries({ queryKey: notificationKeys.inbox });
}
