import { listBroadcasters } from "@/lib/broadcasters";
import { broadcastersQuery, knownBroadcasterList } from "@/lib/broadcasters/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "broadcasters.list",
  summary: "Lists the broadcasters that the caller follows; for operators, all that are known here",
  ask: () => ({ action: "history.read" }),
  query: broadcastersQuery,
  answer: knownBroadcasterList,
  handler: ({ person, query }) => listBroadcasters(person, query),
});
