import { route } from "@/lib/http/route";
import { personAcross, removeViewer, updateViewer } from "@/lib/viewers";
import {
  channelChoice,
  personInChannels,
  personParams,
  viewerAcrossUpdate,
  viewerDetail,
} from "@/lib/viewers/schema";

export const GET = route({
  operation: "viewers.get",
  summary: "Shows one viewer across the channels that the caller may read",
  ask: () => ({ action: "chat.search" }),
  params: personParams,
  answer: personInChannels,
  handler: ({ person, params }) => personAcross(person, params.id),
});

export const PATCH = route({
  operation: "viewers.update",
  summary: "Changes what the caller's own channel says of a viewer",
  description: "`removed: false` tracks somebody again who was removed.",
  ask: () => ({ action: "chat.own" }),
  params: personParams,
  body: viewerAcrossUpdate,
  answer: viewerDetail,
  handler: ({ person, params, body: { channel, ...update } }) =>
    updateViewer(person, channel ?? person.login, params.id, update),
});

export const DELETE = route({
  operation: "viewers.delete",
  summary: "Removes a viewer from what the caller's own channel tracks; PATCH brings them back",
  ask: () => ({ action: "chat.own" }),
  params: personParams,
  query: channelChoice,
  answer: null,
  handler: ({ person, params, query }) => removeViewer(person, query.channel ?? person.login, params.id),
});
