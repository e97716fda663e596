import { listSubscriptions } from "@/lib/eventsub";
import { eventSubSubscriptionPage, eventSubSubscriptionsQuery } from "@/lib/eventsub/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "eventsub.read" }),
  query: eventSubSubscriptionsQuery,
  answer: eventSubSubscriptionPage,
  handler: ({ query }) => listSubscriptions(query),
});
