import { route } from "@/lib/http/route";
import { getModeration } from "@/lib/moderation";
import { editedOfModeration, moderationParams, moderationSettings } from "@/lib/moderation/schema";

// Whose channel it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "commands.list" }) as const;

export const GET = route({
  operation: "moderation.get",
  summary: "Shows the moderation settings and rules of a channel",
  ask,
  params: moderationParams,
  answer: moderationSettings,
  etag: editedOfModeration,
  handler: ({ person, params }) => getModeration(person, params.login),
});
