import { route } from "@/lib/http/route";
import { listFollowedStreams } from "@/lib/streams";
import { followedStreamList, followedStreamsQuery } from "@/lib/streams/schema";

export const GET = route({
  operation: "streams.list-followed",
  summary: "Lists the streams of the broadcasters that the caller follows",
  ask: () => ({ action: "history.read" }),
  query: followedStreamsQuery,
  answer: followedStreamList,
  handler: ({ person, query }) => listFollowedStreams(person.id, query),
});
