import { route } from "@/lib/http/route";
import { getOverview } from "@/lib/streams";
import { channelOverview, channelParams, overviewQuery } from "@/lib/streams/schema";

export const GET = route({
  operation: "channels.get-overview",
  summary: "Shows a channel's trends, usual hours and calendar over a span of days",
  ask: () => ({ action: "history.read" }),
  params: channelParams,
  query: overviewQuery,
  answer: channelOverview,
  handler: ({ params, query }) => getOverview(params.login, query),
});
