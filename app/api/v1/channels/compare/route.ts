import { route } from "@/lib/http/route";
import { compareChannels } from "@/lib/streams";
import { channelComparison, compareChannelsQuery } from "@/lib/streams/schema";

export const GET = route({
  ask: () => ({ action: "history.read" }),
  query: compareChannelsQuery,
  answer: channelComparison,
  handler: ({ query: { logins, ...query } }) => compareChannels(logins, query),
});
