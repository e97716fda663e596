import { listSubscriptions } from "@/lib/eventsub";
import { eventSubSubscriptionPage, eventSubSubscriptionsQuery } from "@/lib/eventsub/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "eventsub.list-subscriptions",
  summary: "Lists the EventSub subscriptions",
  ask: () => ({ action: "eventsub.read" }),
  query: eventSubSubscriptionsQuery,
  answer: eventSubSubscriptionPage,
  handler: ({ query }) => listSubscriptions(query),
});
