import { createCommand, listCommands } from "@/lib/commands";
import {
  channelCommandsParams,
  command,
  commandList,
  commandsQuery,
  newCommand,
} from "@/lib/commands/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "commands.list",
  summary: "Lists the commands of a channel",
  ask: () => ({ action: "commands.list" }),
  params: channelCommandsParams,
  query: commandsQuery,
  answer: commandList,
  handler: ({ person, params, query }) => listCommands(person, params.login, query),
});

export const POST = route({
  operation: "commands.create",
  summary: "Creates a command in a channel",
  ask: () => ({ action: "commands.list" }),
  params: channelCommandsParams,
  body: newCommand,
  answer: command,
  status: 201,
  handler: ({ person, params, body }) => createCommand(person, params.login, body),
});
