import { eventSubOverview as readOverview } from "@/lib/eventsub";
import { eventSubOverview } from "@/lib/eventsub/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "eventsub.overview",
  summary: "Shows the EventSub transport in use, its cost and its health",
  ask: () => ({ action: "eventsub.read" }),
  answer: eventSubOverview,
  handler: () => readOverview(),
});
