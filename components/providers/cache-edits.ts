import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { applyStreamEvents, followingKeys } from "@/lib/broadcasters/queries";
import type { FollowingPage } from "@/lib/broadcasters/schema";
import type { RecordedEvent } from "@/lib/events/schema";
import {
  applyEvents,
  bellFor,
  changesFor,
  filterOf,
  holdsAll,
  notificationKeys,
} from "@/lib/notifications/queries";
import type { Hearing, NotificationPage } from "@/lib/notifications/schema";

type Inbox = InfiniteData<NotificationPage, string | null>;

/** Brings the cached list of follows up to the events; asks the server again when follows themselves changed. */
export function editFollowing(client: QueryClient, events: RecordedEvent[]): void {
  client.setQueryData<FollowingPage>(followingKeys.list, (page) => page && applyStreamEvents(page, events));
  if (events.some((event) => event.kind === "follow.changed"))
    void client.invalidateQueries({ queryKey: followingKeys.all });
}

/**
 * Brings every cached list of the inbox up to the events, as often as one likes. `muted` are the broadcasters that are
 * muted, of those that the events are about.
 */
export function editInbox(
  client: QueryClient,
  events: RecordedEvent[],
  hearing: Hearing,
  muted: ReadonlySet<string>,
): void {
  const wanted = (id: string) => bellFor(hearing, id) === "rings" && !muted.has(id);
  for (const [key, inbox] of client.getQueriesData<Inbox>({ queryKey: notificationKeys.inbox }))
    if (inbox) client.setQueryData<Inbox>(key, applyEvents(inbox, events, wanted, filterOf(key)));
}

/**
 * Asks the server for the inbox again when events concern what is not loaded, or what the server alone decides. An
 * answer on its way may be from before the events, and is called off.
 */
export function refreshInbox(client: QueryClient, events: RecordedEvent[], hearing: Hearing): void {
  const inbox = client.getQueryData<Inbox>(notificationKeys.inbox);
  if (events.some((event) => isDecided(event, hearing) || isBeyond(event, inbox)))
    void client.invalidateQueries({ queryKey: notificationKeys.inbox });
}

/** The person has been told of something that an open page could not know whether they are told of. */
function isDecided(event: RecordedEvent, hearing: Hearing): boolean {
  if (event.kind === "notification.changed") return event.payload.change === "added";
  if (event.kind !== "announcement.told") return false;
  const { type, broadcasterId } = event.payload;
  return type === "stream_changed"
    ? changesFor(hearing, broadcasterId)
    : bellFor(hearing, broadcasterId) === "decided";
}

/** Something was read that is not loaded: what is unread then, only the server knows. */
const isBeyond = (event: RecordedEvent, inbox: Inbox | undefined): boolean =>
  event.kind === "notification.changed" &&
  event.payload.change === "read" &&
  event.payload.ids !== null &&
  inbox !== undefined &&
  !holdsAll(inbox, event.payload.ids);
