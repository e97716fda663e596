import { route } from "@/lib/http/route";
import { listActions } from "@/lib/moderation";
import { actionList, actionsQuery, moderationParams } from "@/lib/moderation/schema";

export const GET = route({
  operation: "moderation.list-actions",
  summary: "Lists what the bot's moderation did in a channel",
  // Whose channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "commands.list" }),
  params: moderationParams,
  query: actionsQuery,
  answer: actionList,
  handler: ({ person, params, query }) => listActions(person, params.login, query),
});
