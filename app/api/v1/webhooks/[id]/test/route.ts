import { route } from "@/lib/http/route";
import { webhooks } from "@/lib/webhooks";
import { webhookParams, webhookTestResult } from "@/lib/webhooks/schema";

export const POST = route({
  operation: "webhooks.test",
  summary: "Sends a test event to a webhook and shows what it answered",
  ask: () => ({ action: "publishers.manage" }),
  params: webhookParams,
  answer: webhookTestResult,
  handler: ({ params, signal }) => webhooks().test(params.id, signal),
});
