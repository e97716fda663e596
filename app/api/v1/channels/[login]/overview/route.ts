import { route } from "@/lib/http/route";
import { getOverview } from "@/lib/streams";
import { channelOverview, channelParams, overviewQuery } from "@/lib/streams/schema";

export const GET = route({
  ask: () => ({ action: "history.read" }),
  params: channelParams,
  query: overviewQuery,
  answer: channelOverview,
  handler: ({ params, query }) => getOverview(params.login, query),
});
