import { listDeliveries } from "@/lib/deliveries";
import { deliveryPage, deliveryQuery } from "@/lib/deliveries/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "deliveries.list",
  summary: "Lists deliveries of notifications and what became of them",
  ask: () => ({ action: "deliveries.read" }),
  query: deliveryQuery,
  answer: deliveryPage,
  handler: ({ query }) => listDeliveries(query),
});
