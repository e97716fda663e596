import { getClip, removeClip, updateClip } from "@/lib/clips";
import { clip, clipParams, clipUpdate } from "@/lib/clips/schema";
import { openRoute } from "@/lib/http/open-route";
import { route } from "@/lib/http/route";

// Whose clips it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "clips.read" }) as const;

// A clip of a public collection is there for those too who are not signed in.
export const GET = openRoute({
  ask: { action: "clips.shared" },
  params: clipParams,
  answer: clip,
  handler: ({ person, params }) => getClip(person, params.id),
});

export const PATCH = route({
  ask,
  params: clipParams,
  body: clipUpdate,
  answer: clip,
  handler: ({ person, params, body }) => updateClip(person, params.id, body),
});

export const DELETE = route({
  ask,
  params: clipParams,
  answer: null,
  handler: ({ person, params }) => removeClip(person, params.id),
});
