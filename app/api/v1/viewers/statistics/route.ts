import { route } from "@/lib/http/route";
import { statisticsAcross } from "@/lib/viewers";
import { channelChoice, viewersStatisticsList } from "@/lib/viewers/schema";

export const GET = route({
  operation: "viewers.statistics",
  summary: "Shows figures of the viewers of each channel that the caller may read, or of one",
  ask: () => ({ action: "chat.search" }),
  query: channelChoice,
  answer: viewersStatisticsList,
  handler: ({ person, query }) => statisticsAcross(person, query.channel),
});
