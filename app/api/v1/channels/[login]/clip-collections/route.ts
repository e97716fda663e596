import { createCollection, listCollections } from "@/lib/clips";
import {
  clipChannelParams,
  clipCollection,
  clipCollectionInput,
  clipCollectionList,
  clipCollectionsQuery,
} from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

// Whose clips these are the service finds out, and asks the policy of it.
const ask = () => ({ action: "clips.read" }) as const;

export const GET = route({
  ask,
  params: clipChannelParams,
  query: clipCollectionsQuery,
  answer: clipCollectionList,
  handler: ({ person, params, query }) => listCollections(person, params.login, query),
});

export const POST = route({
  ask,
  params: clipChannelParams,
  body: clipCollectionInput,
  answer: clipCollection,
  status: 201,
  handler: ({ person, params, body }) => createCollection(person, params.login, body),
});
