import { route } from "@/lib/http/route";
import { changeRule } from "@/lib/moderation";
import {
  editedOfModeration,
  moderationParams,
  moderationSettings,
  ruleChange,
} from "@/lib/moderation/schema";

export const PATCH = route({
  operation: "moderation.update-rule",
  summary: "Changes one moderation rule of a channel",
  // Whose channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "commands.list" }),
  params: moderationParams,
  body: ruleChange,
  answer: moderationSettings,
  etag: editedOfModeration,
  ifMatch: true,
  handler: ({ person, params, body }) => changeRule(person, params.login, body),
});
