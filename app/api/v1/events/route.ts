import { route } from "@/lib/http/route";
import { readFeed } from "@/lib/publishers";
import { eventFeed, eventFeedQuery } from "@/lib/publishers/schema";

export const GET = route({
  operation: "events.list",
  summary: "Lists what happened, oldest first, as webhooks get it",
  description:
    "For operators what is told of the instance; for others what happens in the channels that they follow, read or own. Messages of a chat only for who may read it, and only while a publisher has them written. Go on with `next_cursor`, which is there at the end too.",
  ask: () => ({ action: "events.read" }),
  query: eventFeedQuery,
  answer: eventFeed,
  handler: ({ person, query }) => readFeed(person, query),
});
