import { route } from "@/lib/http/route";
import { getViewer, removeViewer, updateViewer } from "@/lib/viewers";
import {
  channelViewerParams,
  editedOfViewer,
  type ViewerDetail,
  viewerDetail,
  viewerUpdate,
} from "@/lib/viewers/schema";

const edited = ({ ownerSaysBot, viewer }: ViewerDetail) =>
  editedOfViewer({ ownerSaysBot, removed: viewer.deletedAt !== null });

export const GET = route({
  operation: "viewers.get-in-channel",
  summary: "Shows one viewer of a channel",
  ask: () => ({ action: "chat.search" }),
  params: channelViewerParams,
  answer: viewerDetail,
  etag: edited,
  handler: ({ person, params }) => getViewer(person, params.login, params.id),
});

export const PATCH = route({
  operation: "viewers.update-in-channel",
  summary: "Changes what is noted about a viewer of a channel",
  ask: () => ({ action: "chat.own" }),
  params: channelViewerParams,
  body: viewerUpdate,
  answer: viewerDetail,
  etag: edited,
  ifMatch: true,
  handler: ({ person, params, body }) => updateViewer(person, params.login, params.id, body),
});

export const DELETE = route({
  operation: "viewers.remove-from-channel",
  summary: "Removes a viewer from a channel's tracking",
  ask: () => ({ action: "chat.own" }),
  params: channelViewerParams,
  answer: null,
  ifMatch: true,
  handler: ({ person, params }) => removeViewer(person, params.login, params.id),
});
