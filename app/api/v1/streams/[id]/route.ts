import { route } from "@/lib/http/route";
import { getStream } from "@/lib/streams";
import { streamDetail, streamParams } from "@/lib/streams/schema";

export const GET = route({
  ask: () => ({ action: "history.read" }),
  params: streamParams,
  answer: streamDetail,
  handler: ({ params }) => getStream(params.id),
});
