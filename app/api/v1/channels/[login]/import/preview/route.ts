import { previewImport } from "@/lib/commands-import";
import { importParams, importPreview, LARGEST_REQUEST, previewRequest } from "@/lib/commands-import/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "commands.preview-import",
  summary: "Shows what an import would make, without making it",
  scope: "commands:read",
  ask: () => ({ action: "commands.list" }),
  params: importParams,
  body: previewRequest,
  largestBody: LARGEST_REQUEST,
  answer: importPreview,
  handler: ({ person, params, body }) => previewImport(person, params.login, body),
});
