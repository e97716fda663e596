import { route } from "@/lib/http/route";
import { findLag } from "@/lib/live";
import { lagAnswer, lagQuery } from "@/lib/live/schema";

export const GET = route({
  operation: "sync.list-lag",
  summary: "Lists broadcasters by how long ago they were last checked",
  ask: () => ({ action: "sync.read" }),
  query: lagQuery,
  answer: lagAnswer,
  handler: ({ query }) => findLag(query),
});
