import { importFile } from "@/lib/commands-import";
import { importParams, importRequest, importResult, LARGEST_REQUEST } from "@/lib/commands-import/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "commands.import",
  summary: "Imports commands, timers and quotes from another bot's export",
  ask: () => ({ action: "commands.list" }),
  params: importParams,
  body: importRequest,
  largestBody: LARGEST_REQUEST,
  answer: importResult,
  handler: ({ person, params, body }) => importFile(person, params.login, body),
});
