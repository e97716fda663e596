import { route } from "@/lib/http/route";
import { webhooks } from "@/lib/webhooks";
import { webhookInput, webhookSecret } from "@/lib/webhooks/schema";

export const POST = route({
  ask: () => ({ action: "publishers.manage" }),
  body: webhookInput,
  answer: webhookSecret,
  status: 201,
  handler: ({ person, body }) => webhooks().add(person.id, body),
});
