import { route } from "@/lib/http/route";
import { listStreams } from "@/lib/streams";
import { channelParams, streamList, streamsQuery } from "@/lib/streams/schema";

export const GET = route({
  operation: "streams.list",
  summary: "Lists the past streams of a channel",
  ask: () => ({ action: "history.read" }),
  params: channelParams,
  query: streamsQuery,
  answer: streamList,
  handler: ({ params, query }) => listStreams(params.login, query),
});
