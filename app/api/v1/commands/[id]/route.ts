import { deleteCommand, getCommand, updateCommand } from "@/lib/commands";
import { command, commandChange, commandParams } from "@/lib/commands/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "commands.get",
  summary: "Shows one command",
  ask: () => ({ action: "commands.list" }),
  params: commandParams,
  answer: command,
  etag: ({ version }) => version,
  handler: ({ person, params }) => getCommand(person, params.id),
});

export const PATCH = route({
  operation: "commands.update",
  summary: "Changes a command",
  ask: () => ({ action: "commands.list" }),
  params: commandParams,
  body: commandChange,
  answer: command,
  etag: ({ version }) => version,
  ifMatch: true,
  handler: ({ person, params, body }) => updateCommand(person, params.id, body),
});

export const DELETE = route({
  operation: "commands.delete",
  summary: "Deletes a command; it can be restored",
  ask: () => ({ action: "commands.list" }),
  params: commandParams,
  answer: null,
  ifMatch: true,
  handler: ({ person, params }) => deleteCommand(person, params.id),
});
