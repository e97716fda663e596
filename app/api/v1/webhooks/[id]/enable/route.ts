import { route } from "@/lib/http/route";
import { publisherView } from "@/lib/publishers/schema";
import { webhooks } from "@/lib/webhooks";
import { webhookParams } from "@/lib/webhooks/schema";

export const POST = route({
  operation: "webhooks.enable",
  summary: "Enables a webhook that was disabled after repeated failure",
  ask: () => ({ action: "publishers.manage" }),
  params: webhookParams,
  answer: publisherView,
  handler: ({ params }) => webhooks().enable(params.id),
});
