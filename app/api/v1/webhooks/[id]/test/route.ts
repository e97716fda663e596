import { route } from "@/lib/http/route";
import { webhooks } from "@/lib/webhooks";
import { webhookParams, webhookTestResult } from "@/lib/webhooks/schema";

export const POST = route({
  ask: () => ({ action: "publishers.manage" }),
  params: webhookParams,
  answer: webhookTestResult,
  handler: ({ params, signal }) => webhooks().test(params.id, signal),
});
