import { executeByApi } from "@/lib/commands";
import { channelCommandsParams, executeInput, execution } from "@/lib/commands/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "commands.execute",
  summary: "Runs a command with its permission and cooldown checks and answers what it rendered",
  ask: () => ({ action: "commands.list" }),
  params: channelCommandsParams,
  body: executeInput,
  answer: execution,
  handler: ({ person, params, body }) => executeByApi(person, params.login, body),
});
