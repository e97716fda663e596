import { route } from "@/lib/http/route";
import { compareStreams } from "@/lib/streams";
import { compareStreamsQuery, streamComparison } from "@/lib/streams/schema";

export const GET = route({
  operation: "streams.compare",
  summary: "Compares the figures of several streams",
  ask: () => ({ action: "history.read" }),
  query: compareStreamsQuery,
  answer: streamComparison,
  handler: ({ query }) => compareStreams(query.ids),
});
