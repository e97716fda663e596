import { route } from "@/lib/http/route";
import { tryLine } from "@/lib/moderation";
import { moderationParams, trial, trialInput } from "@/lib/moderation/schema";

export const POST = route({
  operation: "moderation.try-line",
  summary: "Shows what the rules would do to a line of chat, without doing it",
  scope: "moderation:read",
  // Whose channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "commands.list" }),
  params: moderationParams,
  body: trialInput,
  answer: trial,
  handler: ({ person, params, body }) => tryLine(person, params.login, body),
});
