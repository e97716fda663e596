import { clipFacets } from "@/lib/clips";
import { clipFacets as answer, clipChannelParams } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "clips.list-facets",
  summary: "Lists the creators, games and tags that a channel's clips have",
  // Whose clips these are the service finds out, and asks the policy of it.
  ask: () => ({ action: "clips.read" }),
  params: clipChannelParams,
  answer,
  handler: ({ person, params }) => clipFacets(person, params.login),
});
