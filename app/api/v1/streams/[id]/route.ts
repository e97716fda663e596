import { route } from "@/lib/http/route";
import { getStream, updateStream } from "@/lib/streams";
import { editedOfStream, streamDetail, streamParams, streamUpdate } from "@/lib/streams/schema";

// Whose stream it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "history.read" }) as const;

export const GET = route({
  operation: "streams.get",
  summary: "Shows one stream with its timeline",
  ask,
  params: streamParams,
  answer: streamDetail,
  etag: editedOfStream,
  handler: ({ params }) => getStream(params.id),
});

export const PATCH = route({
  operation: "streams.update",
  summary: "Puts right what a stream that is over showed last",
  description: "For the channel's owner and operators. What a stream on air shows is changed on Twitch.",
  ask,
  params: streamParams,
  body: streamUpdate,
  answer: streamDetail,
  etag: editedOfStream,
  ifMatch: true,
  handler: ({ person, params, body }) => updateStream(person, params.id, body),
});
