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
  operation: "clips.list-collections",
  summary: "Lists the clip collections of a channel",
  ask,
  params: clipChannelParams,
  query: clipCollectionsQuery,
  answer: clipCollectionList,
  handler: ({ person, params, query }) => listCollections(person, params.login, query),
});

export const POST = route({
  operation: "clips.create-collection",
  summary: "Creates a clip collection in a channel",
  ask,
  params: clipChannelParams,
  body: clipCollectionInput,
  answer: clipCollection,
  status: 201,
  handler: ({ person, params, body }) => createCollection(person, params.login, body),
});
