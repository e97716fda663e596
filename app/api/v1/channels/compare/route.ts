import { route } from "@/lib/http/route";
import { compareChannels } from "@/lib/streams";
import { channelComparison, compareChannelsQuery } from "@/lib/streams/schema";

export const GET = route({
  operation: "channels.compare",
  summary: "Compares the figures of several channels",
  ask: () => ({ action: "history.read" }),
  query: compareChannelsQuery,
  answer: channelComparison,
  handler: ({ query: { logins, ...query } }) => compareChannels(logins, query),
});
