import { route } from "@/lib/http/route";
import { dryRun } from "@/lib/moderation";
import { dryRun as answer, dryRunInput, moderationParams } from "@/lib/moderation/schema";

export const POST = route({
  // Whose channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "commands.list" }),
  params: moderationParams,
  body: dryRunInput,
  answer,
  handler: ({ person, params, body }) => dryRun(person, params.login, body),
});
