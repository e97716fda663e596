import { route } from "@/lib/http/route";
import { undoAction } from "@/lib/moderation";
import { actionParams, undone } from "@/lib/moderation/schema";

export const POST = route({
  operation: "moderation.undo-action",
  summary: "Takes a moderation action back",
  // Whose channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "commands.list" }),
  params: actionParams,
  answer: undone,
  handler: ({ person, params }) => undoAction(person, params.login, params.id),
});
