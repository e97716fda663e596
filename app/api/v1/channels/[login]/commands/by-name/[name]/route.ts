import { getCommandByName } from "@/lib/commands";
import { command, namedCommandParams } from "@/lib/commands/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "commands.get-by-name",
  summary: "Shows the command of a channel that answers to a name",
  ask: () => ({ action: "commands.list" }),
  params: namedCommandParams,
  answer: command,
  handler: ({ person, params }) => getCommandByName(person, params.login, params.name),
});
