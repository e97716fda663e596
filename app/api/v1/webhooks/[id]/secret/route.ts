import { route } from "@/lib/http/route";
import { webhooks } from "@/lib/webhooks";
import { webhookParams, webhookSecret } from "@/lib/webhooks/schema";

export const POST = route({
  operation: "webhooks.rotate-secret",
  summary: "Replaces a webhook's secret and shows the new one once",
  ask: () => ({ action: "publishers.manage" }),
  params: webhookParams,
  answer: webhookSecret,
  handler: ({ params }) => webhooks().rotate(params.id),
});
