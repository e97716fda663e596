import { route } from "@/lib/http/route";
import { syncLog } from "@/lib/live";
import { syncLogPage, syncLogQuery } from "@/lib/live/schema";

export const GET = route({
  ask: () => ({ action: "sync.read" }),
  query: syncLogQuery,
  answer: syncLogPage,
  handler: ({ query }) => syncLog(query),
});
