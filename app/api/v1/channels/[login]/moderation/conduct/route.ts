import { route } from "@/lib/http/route";
import { changeConduct } from "@/lib/moderation";
import {
  conductChange,
  editedOfModeration,
  moderationParams,
  moderationSettings,
} from "@/lib/moderation/schema";

export const PATCH = route({
  operation: "moderation.update-conduct",
  summary: "Changes how moderation acts in a channel",
  // Whose channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "commands.list" }),
  params: moderationParams,
  body: conductChange,
  answer: moderationSettings,
  etag: editedOfModeration,
  ifMatch: true,
  handler: ({ person, params, body }) => changeConduct(person, params.login, body),
});
