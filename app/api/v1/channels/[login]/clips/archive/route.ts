import { archiveStatus, updateArchiveSettings } from "@/lib/clips";
import {
  clipArchiveSettings,
  clipArchiveStatus,
  clipChannelParams,
  editedOfArchive,
} from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "clips.get-archive",
  summary: "Shows how complete the clip archive of a channel is",
  ask: () => ({ action: "clips.read" }),
  params: clipChannelParams,
  answer: clipArchiveStatus,
  etag: editedOfArchive,
  handler: ({ person, params }) => archiveStatus(person, params.login),
});

export const PUT = route({
  operation: "clips.update-archive",
  summary: "Changes what of a channel's clips is archived",
  ask: () => ({ action: "clips.read" }),
  params: clipChannelParams,
  body: clipArchiveSettings,
  answer: clipArchiveStatus,
  etag: editedOfArchive,
  ifMatch: true,
  handler: ({ person, params, body }) => updateArchiveSettings(person, params.login, body),
});
