import { getCollection, removeCollection, updateCollection } from "@/lib/clips";
import { clipCollection, clipCollectionUpdate, clipParams, editedOfCollection } from "@/lib/clips/schema";
import { openRoute } from "@/lib/http/open-route";
import { route } from "@/lib/http/route";

// Whose collection it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "clips.read" }) as const;

// A public one is there for those too who are not signed in.
export const GET = openRoute({
  operation: "clips.get-collection",
  summary: "Shows one clip collection",
  ask: { action: "clips.shared" },
  params: clipParams,
  answer: clipCollection,
  etag: editedOfCollection,
  handler: ({ person, params }) => getCollection(person, params.id),
});

export const PATCH = route({
  operation: "clips.update-collection",
  summary: "Changes a clip collection",
  ask,
  params: clipParams,
  body: clipCollectionUpdate,
  answer: clipCollection,
  etag: editedOfCollection,
  ifMatch: true,
  handler: ({ person, params, body }) => updateCollection(person, params.id, body),
});

export const DELETE = route({
  operation: "clips.delete-collection",
  summary: "Deletes a clip collection; it can be restored",
  ask,
  params: clipParams,
  answer: null,
  ifMatch: true,
  handler: ({ person, params }) => removeCollection(person, params.id),
});
