import { route } from "@/lib/http/route";
import { listFollowedStreams } from "@/lib/streams";
import { followedStreamList, followedStreamsQuery } from "@/lib/streams/schema";

export const GET = route({
  ask: () => ({ action: "history.read" }),
  query: followedStreamsQuery,
  answer: followedStreamList,
  handler: ({ person, query }) => listFollowedStreams(person.id, query),
});
