import { restoreCommand } from "@/lib/commands";
import { command, commandParams } from "@/lib/commands/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "commands.restore",
  summary: "Restores a deleted command",
  ask: () => ({ action: "commands.list" }),
  params: commandParams,
  answer: command,
  handler: ({ person, params }) => restoreCommand(person, params.id),
});
