import { route } from "@/lib/http/route";
import { getSparklines } from "@/lib/streams";
import { sparklines, sparklinesQuery } from "@/lib/streams/schema";

export const GET = route({
  operation: "streams.list-sparklines",
  summary: "Shows the recent viewer counts of streams, few points each",
  ask: () => ({ action: "history.read" }),
  query: sparklinesQuery,
  answer: sparklines,
  handler: ({ person, query }) => getSparklines(person.id, query.ids),
});
