import { route } from "@/lib/http/route";
import { viewerStatistics } from "@/lib/viewers";
import { channelViewersParams, viewersStatistics } from "@/lib/viewers/schema";

export const GET = route({
  operation: "viewers.statistics-in-channel",
  summary: "Counts the viewers of a channel: known, new, present and returning",
  ask: () => ({ action: "chat.search" }),
  params: channelViewersParams,
  answer: viewersStatistics,
  handler: ({ person, params }) => viewerStatistics(person, params.login),
});
