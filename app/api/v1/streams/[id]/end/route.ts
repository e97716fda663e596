import { route } from "@/lib/http/route";
import { endStream } from "@/lib/live";
import { streamDetail, streamParams } from "@/lib/streams/schema";

export const POST = route({
  operation: "streams.end",
  summary: "Says that a stream is over now",
  description:
    "For the channel's owner and operators. A stream that is over stays as it is; one that Twitch goes on showing comes back with the next tick, without telling anybody again.",
  // Whose stream it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "history.read" }),
  params: streamParams,
  answer: streamDetail,
  handler: ({ person, params }) => endStream(person, params.id),
});
