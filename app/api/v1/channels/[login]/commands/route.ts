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
  ask: () => ({ action: "commands.list" }),
  params: channelCommandsParams,
  query: commandsQuery,
  answer: commandList,
  handler: ({ person, params, query }) => listCommands(person, params.login, query),
});

export const POST = route({
  ask: () => ({ action: "commands.list" }),
  params: channelCommandsParams,
  body: newCommand,
  answer: command,
  status: 201,
  handler: ({ person, params, body }) => createCommand(person, params.login, body),
});
