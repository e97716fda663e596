import { clipStatistics } from "@/lib/clips";
import { clipStatistics as answer, clipChannelParams } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "clips.statistics",
  summary: "Counts a channel's clips by state and shows the most viewed",
  // Whose clips these are the service finds out, and asks the policy of it.
  ask: () => ({ action: "clips.read" }),
  params: clipChannelParams,
  answer,
  handler: ({ person, params }) => clipStatistics(person, params.login),
});
