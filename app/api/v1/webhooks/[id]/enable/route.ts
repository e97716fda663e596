import { route } from "@/lib/http/route";
import { publisherView } from "@/lib/publishers/schema";
import { webhooks } from "@/lib/webhooks";
import { webhookParams } from "@/lib/webhooks/schema";

export const POST = route({
  ask: () => ({ action: "publishers.manage" }),
  params: webhookParams,
  answer: publisherView,
  handler: ({ params }) => webhooks().enable(params.id),
});
