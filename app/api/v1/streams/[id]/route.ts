import { route } from "@/lib/http/route";
import { getStream } from "@/lib/streams";
import { streamDetail, streamParams } from "@/lib/streams/schema";

export const GET = route({
  operation: "streams.get",
  summary: "Shows one stream with its timeline",
  ask: () => ({ action: "history.read" }),
  params: streamParams,
  answer: streamDetail,
  handler: ({ params }) => getStream(params.id),
});
