import { getCollection, removeCollection, updateCollection } from "@/lib/clips";
import { clipCollection, clipCollectionUpdate, clipParams } from "@/lib/clips/schema";
import { openRoute } from "@/lib/http/open-route";
import { route } from "@/lib/http/route";

// Whose collection it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "clips.read" }) as const;

// A public one is there for those too who are not signed in.
export const GET = openRoute({
  ask: { action: "clips.shared" },
  params: clipParams,
  answer: clipCollection,
  handler: ({ person, params }) => getCollection(person, params.id),
});

export const PATCH = route({
  ask,
  params: clipParams,
  body: clipCollectionUpdate,
  answer: clipCollection,
  handler: ({ person, params, body }) => updateCollection(person, params.id, body),
});

export const DELETE = route({
  ask,
  params: clipParams,
  answer: null,
  handler: ({ person, params }) => removeCollection(person, params.id),
});
