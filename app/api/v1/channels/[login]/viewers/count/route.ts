import { route } from "@/lib/http/route";
import { countViewers } from "@/lib/viewers";
import { channelViewersParams, viewersCount, viewersCountQuery } from "@/lib/viewers/schema";

export const GET = route({
  operation: "viewers.count-in-channel",
  summary: "Counts the viewers of a channel that match",
  ask: () => ({ action: "chat.search" }),
  params: channelViewersParams,
  query: viewersCountQuery,
  answer: viewersCount,
  handler: ({ person, params, query }) => countViewers(person, params.login, query),
});
