import { route } from "@/lib/http/route";
import { getViewer, removeViewer, updateViewer } from "@/lib/viewers";
import { channelViewerParams, viewerDetail, viewerUpdate } from "@/lib/viewers/schema";

export const GET = route({
  ask: () => ({ action: "chat.search" }),
  params: channelViewerParams,
  answer: viewerDetail,
  handler: ({ person, params }) => getViewer(person, params.login, params.id),
});

export const PATCH = route({
  ask: () => ({ action: "chat.own" }),
  params: channelViewerParams,
  body: viewerUpdate,
  answer: viewerDetail,
  handler: ({ person, params, body }) => updateViewer(person, params.login, params.id, body),
});

export const DELETE = route({
  ask: () => ({ action: "chat.own" }),
  params: channelViewerParams,
  answer: null,
  handler: ({ person, params }) => removeViewer(person, params.login, params.id),
});
