import { exportOwn } from "@/lib/chat";
import { ownExportQuery } from "@/lib/chat/schema";
import { download } from "@/lib/http/download";

export const GET = download({
  operation: "messages.export-own",
  summary: "Downloads every chat message that the caller wrote",
  ask: () => ({ action: "chat.own" }),
  query: ownExportQuery,
  handler: async ({ person, query, signal }) => exportOwn(person, query.format, { signal }),
});
