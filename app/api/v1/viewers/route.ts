import { route } from "@/lib/http/route";
import { addViewer, listViewersAcross } from "@/lib/viewers";
import { viewerAcrossInput, viewerDetail, viewersAcrossList, viewersAcrossQuery } from "@/lib/viewers/schema";

// Which channels may be read the service finds out.
export const GET = route({
  operation: "viewers.list",
  summary: "Lists the viewers of one channel, or of all that the caller may read",
  ask: () => ({ action: "chat.search" }),
  query: viewersAcrossQuery,
  answer: viewersAcrossList,
  handler: ({ person, query }) => listViewersAcross(person, query),
});

export const POST = route({
  operation: "viewers.create",
  summary: "Tracks somebody in the caller's own channel before they write",
  ask: () => ({ action: "chat.own" }),
  body: viewerAcrossInput,
  answer: viewerDetail,
  status: 201,
  handler: ({ person, body }) => addViewer(person, body.channel ?? person.login, body.login),
});
