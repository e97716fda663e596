import { changeCommands } from "@/lib/commands";
import { bulkInput, bulkResult, channelCommandsParams } from "@/lib/commands/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "commands.change-many",
  summary: "Changes or deletes many commands of a channel at once",
  ask: () => ({ action: "commands.list" }),
  params: channelCommandsParams,
  body: bulkInput,
  answer: bulkResult,
  handler: ({ person, params, body }) => changeCommands(person, params.login, body),
});
