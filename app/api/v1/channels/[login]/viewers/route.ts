import { route } from "@/lib/http/route";
import { addViewer, listViewers } from "@/lib/viewers";
import {
  channelViewerList,
  channelViewersParams,
  viewerDetail,
  viewerInput,
  viewersQuery,
} from "@/lib/viewers/schema";

export const GET = route({
  operation: "viewers.list-in-channel",
  summary: "Lists the viewers of a channel",
  ask: () => ({ action: "chat.search" }),
  params: channelViewersParams,
  query: viewersQuery,
  answer: channelViewerList,
  handler: ({ person, params, query }) => listViewers(person, params.login, query),
});

export const POST = route({
  operation: "viewers.add-to-channel",
  summary: "Adds a viewer to a channel's tracking by login",
  ask: () => ({ action: "chat.own" }),
  params: channelViewersParams,
  body: viewerInput,
  answer: viewerDetail,
  status: 201,
  handler: ({ person, params, body }) => addViewer(person, params.login, body.login),
});
