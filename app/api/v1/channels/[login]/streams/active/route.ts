import { route } from "@/lib/http/route";
import { activeStream } from "@/lib/streams";
import { channelParams, streamDetail } from "@/lib/streams/schema";

export const GET = route({
  operation: "streams.active",
  summary: "Shows the stream that is on air in a channel; 404 while it is off air",
  ask: () => ({ action: "history.read" }),
  params: channelParams,
  answer: streamDetail,
  handler: ({ params }) => activeStream(params.login),
});
