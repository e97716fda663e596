import { route } from "@/lib/http/route";
import { getSparklines } from "@/lib/streams";
import { sparklines, sparklinesQuery } from "@/lib/streams/schema";

export const GET = route({
  ask: () => ({ action: "history.read" }),
  query: sparklinesQuery,
  answer: sparklines,
  handler: ({ person, query }) => getSparklines(person.id, query.ids),
});
