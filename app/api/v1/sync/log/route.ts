import { route } from "@/lib/http/route";
import { syncLog } from "@/lib/live";
import { syncLogPage, syncLogQuery } from "@/lib/live/schema";

export const GET = route({
  operation: "sync.list-log",
  summary: "Lists the changes of live status that were recorded",
  ask: () => ({ action: "sync.read" }),
  query: syncLogQuery,
  answer: syncLogPage,
  handler: ({ query }) => syncLog(query),
});
