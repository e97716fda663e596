import { changeCollectionItems, listCollectedClips } from "@/lib/clips";
import {
  clipCollection,
  clipList,
  clipParams,
  collectionClipsQuery,
  collectionItemsChange,
} from "@/lib/clips/schema";
import { openRoute } from "@/lib/http/open-route";
import { route } from "@/lib/http/route";

// Those of a public one are there for those too who are not signed in.
export const GET = openRoute({
  operation: "clips.list-in-collection",
  summary: "Lists the clips of a collection",
  ask: { action: "clips.shared" },
  params: clipParams,
  query: collectionClipsQuery,
  answer: clipList,
  handler: ({ person, params, query }) => listCollectedClips(person, params.id, query),
});

export const POST = route({
  operation: "clips.change-collection-items",
  summary: "Adds clips to a collection, takes them out or orders them anew",
  // Whose collection it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "clips.read" }),
  params: clipParams,
  body: collectionItemsChange,
  answer: clipCollection,
  handler: ({ person, params, body }) => changeCollectionItems(person, params.id, body),
});
