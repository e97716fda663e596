import { getClip, removeClip, updateClip } from "@/lib/clips";
import { clip, clipParams, clipUpdate, editedOfClip } from "@/lib/clips/schema";
import { openRoute } from "@/lib/http/open-route";
import { route } from "@/lib/http/route";

// Whose clips it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "clips.read" }) as const;

// A clip of a public collection is there for those too who are not signed in.
export const GET = openRoute({
  operation: "clips.get",
  summary: "Shows one clip",
  ask: { action: "clips.shared" },
  params: clipParams,
  answer: clip,
  etag: editedOfClip,
  handler: ({ person, params }) => getClip(person, params.id),
});

export const PATCH = route({
  operation: "clips.update",
  summary: "Changes the title and tags of a clip",
  ask,
  params: clipParams,
  body: clipUpdate,
  answer: clip,
  etag: editedOfClip,
  ifMatch: true,
  handler: ({ person, params, body }) => updateClip(person, params.id, body),
});

export const DELETE = route({
  operation: "clips.delete",
  summary: "Deletes a clip from the archive; it can be restored",
  ask,
  params: clipParams,
  answer: null,
  ifMatch: true,
  handler: ({ person, params }) => removeClip(person, params.id),
});
