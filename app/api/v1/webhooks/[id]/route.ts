import { route } from "@/lib/http/route";
import { publisherView } from "@/lib/publishers/schema";
import { webhooks } from "@/lib/webhooks";
import { webhookChange, webhookParams } from "@/lib/webhooks/schema";

const ask = () => ({ action: "publishers.manage" }) as const;

export const PATCH = route({
  operation: "webhooks.update",
  summary: "Changes a webhook",
  ask,
  params: webhookParams,
  body: webhookChange,
  answer: publisherView,
  handler: ({ params, body }) => webhooks().update(params.id, body),
});

export const DELETE = route({
  operation: "webhooks.delete",
  summary: "Deletes a webhook",
  ask,
  params: webhookParams,
  answer: null,
  handler: ({ params }) => webhooks().remove(params.id),
});
