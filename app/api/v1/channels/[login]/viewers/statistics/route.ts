import { route } from "@/lib/http/route";
import { viewerStatistics } from "@/lib/viewers";
import { channelViewersParams, viewersStatistics } from "@/lib/viewers/schema";

export const GET = route({
  ask: () => ({ action: "chat.search" }),
  params: channelViewersParams,
  answer: viewersStatistics,
  handler: ({ person, params }) => viewerStatistics(person, params.login),
});
