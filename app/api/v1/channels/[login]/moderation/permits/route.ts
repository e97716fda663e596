import { route } from "@/lib/http/route";
import { grantPermit } from "@/lib/moderation";
import { moderationParams, permit, permitInput } from "@/lib/moderation/schema";

export const POST = route({
  operation: "moderation.grant-permit",
  summary: "Permits somebody to post links for a short while",
  // Whose channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "commands.list" }),
  params: moderationParams,
  body: permitInput,
  answer: permit,
  status: 201,
  handler: ({ person, params, body }) => grantPermit(person, params.login, body),
});
