import { route } from "@/lib/http/route";
import { searchTargets } from "@/lib/targets";
import { targetSearchAnswer, targetSearchQuery } from "@/lib/targets/schema";

export const GET = route({
  operation: "targets.search",
  summary: "Searches Twitch for games and streamers to watch",
  ask: () => ({ action: "targets.manage" }),
  query: targetSearchQuery,
  answer: targetSearchAnswer,
  handler: ({ query }) => searchTargets(query),
});
