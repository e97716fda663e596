import { route } from "@/lib/http/route";
import { dryRun } from "@/lib/moderation";
import { dryRun as answer, dryRunInput, moderationParams } from "@/lib/moderation/schema";

export const POST = route({
  operation: "moderation.dry-run",
  summary: "Shows what the rules would have done to recent messages, without doing it",
  scope: "moderation:read",
  // Whose channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "commands.list" }),
  params: moderationParams,
  body: dryRunInput,
  answer,
  handler: ({ person, params, body }) => dryRun(person, params.login, body),
});
