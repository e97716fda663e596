import { route } from "@/lib/http/route";
import { recordStream } from "@/lib/live";
import { listStreams } from "@/lib/streams";
import { channelParams, recordedStream, streamInput, streamList, streamsQuery } from "@/lib/streams/schema";

// Whose channel it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "history.read" }) as const;

export const GET = route({
  operation: "streams.list",
  summary: "Lists the streams of a channel",
  ask,
  params: channelParams,
  query: streamsQuery,
  answer: streamList,
  handler: ({ params, query }) => listStreams(params.login, query),
});

export const POST = route({
  operation: "streams.create",
  summary: "Puts a stream on record: one that is over, or one that begins now",
  description:
    "For the channel's owner and operators. With `endedAt` the stream is over; without, it is on air, followers are told, and it is over again when Twitch does not show it. The same `twitchStreamId` gives the stream that is there (200, `created` false).",
  ask,
  params: channelParams,
  body: streamInput,
  answer: recordedStream,
  status: ({ created }) => (created ? 201 : 200),
  handler: ({ person, params, body }) => recordStream(person, params.login, body),
});
