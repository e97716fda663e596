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
  ask: () => ({ action: "chat.search" }),
  params: channelViewersParams,
  query: viewersQuery,
  answer: channelViewerList,
  handler: ({ person, params, query }) => listViewers(person, params.login, query),
});

export const POST = route({
  ask: () => ({ action: "chat.own" }),
  params: channelViewersParams,
  body: viewerInput,
  answer: viewerDetail,
  status: 201,
  handler: ({ person, params, body }) => addViewer(person, params.login, body.login),
});
