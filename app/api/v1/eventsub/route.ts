import { eventSubOverview as readOverview } from "@/lib/eventsub";
import { eventSubOverview } from "@/lib/eventsub/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "eventsub.read" }),
  answer: eventSubOverview,
  handler: () => readOverview(),
});
