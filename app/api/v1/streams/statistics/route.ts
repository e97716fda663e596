import { route } from "@/lib/http/route";
import { streamStatistics } from "@/lib/streams";
import { streamStatistics as figures, streamStatisticsQuery } from "@/lib/streams/schema";

export const GET = route({
  operation: "streams.statistics",
  summary: "Shows figures of the streams of one channel, or of everybody the caller follows",
  ask: () => ({ action: "history.read" }),
  query: streamStatisticsQuery,
  answer: figures,
  handler: ({ person, query }) => streamStatistics(person.id, query),
});
