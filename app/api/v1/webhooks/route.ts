import { route } from "@/lib/http/route";
import { webhooks } from "@/lib/webhooks";
import { webhookInput, webhookSecret } from "@/lib/webhooks/schema";

export const POST = route({
  operation: "webhooks.create",
  summary: "Creates a webhook and shows its secret once",
  ask: () => ({ action: "publishers.manage" }),
  body: webhookInput,
  answer: webhookSecret,
  status: 201,
  handler: ({ person, body }) => webhooks().add(person.id, body),
});
