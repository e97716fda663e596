import { route } from "@/lib/http/route";
import { listAttended } from "@/lib/viewers";
import { attendedQuery, attendedStreamList, channelViewerParams } from "@/lib/viewers/schema";

export const GET = route({
  operation: "viewers.list-streams",
  summary: "Lists the streams of a channel that a viewer was seen in",
  ask: () => ({ action: "chat.search" }),
  params: channelViewerParams,
  query: attendedQuery,
  answer: attendedStreamList,
  handler: ({ person, params, query }) => listAttended(person, params.login, params.id, query),
});
