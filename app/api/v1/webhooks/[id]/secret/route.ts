import { route } from "@/lib/http/route";
import { webhooks } from "@/lib/webhooks";
import { webhookParams, webhookSecret } from "@/lib/webhooks/schema";

export const POST = route({
  ask: () => ({ action: "publishers.manage" }),
  params: webhookParams,
  answer: webhookSecret,
  handler: ({ params }) => webhooks().rotate(params.id),
});
