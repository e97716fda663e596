import { undoImport } from "@/lib/commands-import";
import { undoParams, undoResult } from "@/lib/commands-import/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "commands.undo-import",
  summary: "Takes an import back",
  ask: () => ({ action: "commands.list" }),
  params: undoParams,
  answer: undoResult,
  handler: ({ person, params }) => undoImport(person, params.login, params.id),
});
