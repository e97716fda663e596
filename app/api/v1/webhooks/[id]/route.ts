import { route } from "@/lib/http/route";
import { editedOfPublisher, publisherView } from "@/lib/publishers/schema";
import { webhooks } from "@/lib/webhooks";
import { webhookChange, webhookParams } from "@/lib/webhooks/schema";

const ask = () => ({ action: "publishers.manage" }) as const;

export const GET = route({
  operation: "webhooks.get",
  summary: "Shows a webhook and how its deliveries fare",
  ask,
  params: webhookParams,
  answer: publisherView,
  etag: editedOfPublisher,
  handler: ({ params }) => webhooks().find(params.id),
});

export const PATCH = route({
  operation: "webhooks.update",
  summary: "Changes a webhook",
  ask,
  params: webhookParams,
  body: webhookChange,
  answer: publisherView,
  etag: editedOfPublisher,
  ifMatch: true,
  handler: ({ params, body }) => webhooks().update(params.id, body),
});

export const DELETE = route({
  operation: "webhooks.delete",
  summary: "Deletes a webhook",
  ask,
  params: webhookParams,
  answer: null,
  ifMatch: true,
  handler: ({ params }) => webhooks().remove(params.id),
});
