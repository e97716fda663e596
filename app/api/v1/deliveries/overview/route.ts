import { deliveriesOverview } from "@/lib/deliveries";
import { deliveryOverview } from "@/lib/deliveries/schema";
import { env } from "@/lib/env/server";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "deliveries.overview",
  summary: "Counts deliveries by state and shows how they are sent",
  ask: () => ({ action: "deliveries.read" }),
  answer: deliveryOverview,
  handler: () => deliveriesOverview(env().SMTP_URL ? "smtp" : "outbox"),
});
