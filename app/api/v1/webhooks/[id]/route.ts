import { route } from "@/lib/http/route";
import { publisherView } from "@/lib/publishers/schema";
import { webhooks } from "@/lib/webhooks";
import { webhookChange, webhookParams } from "@/lib/webhooks/schema";

const ask = () => ({ action: "publishers.manage" }) as const;

export const PATCH = route({
  ask,
  params: webhookParams,
  body: webhookChange,
  answer: publisherView,
  handler: ({ params, body }) => webhooks().update(params.id, body),
});

export const DELETE = route({
  ask,
  params: webhookParams,
  answer: null,
  handler: ({ params }) => webhooks().remove(params.id),
});
