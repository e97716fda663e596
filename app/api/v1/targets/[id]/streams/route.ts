import { route } from "@/lib/http/route";
import { listActiveStreams } from "@/lib/targets";
import { activeStreamPage, activeStreamsQuery, targetParams } from "@/lib/targets/schema";

export const GET = route({
  operation: "targets.list-streams",
  summary: "Lists the streams of a watched target that are live",
  ask: () => ({ action: "targets.read" }),
  params: targetParams,
  query: activeStreamsQuery,
  answer: activeStreamPage,
  handler: ({ params, query }) => listActiveStreams(params.id, query),
});
