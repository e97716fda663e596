import { createKey, listKeys } from "@/lib/api-keys";
import { keyInput, keyList, keysQuery, newKey } from "@/lib/api-keys/schema";
import { route } from "@/lib/http/route";

const ask = () => ({ action: "keys.own" }) as const;

export const GET = route({
  operation: "keys.list",
  summary: "Lists the API keys of the person who asks",
  scope: null,
  ask,
  query: keysQuery,
  answer: keyList,
  handler: ({ person, query }) => listKeys({ person, owner: "self" }, query),
});

export const POST = route({
  operation: "keys.create",
  summary: "Makes an API key and shows it once",
  scope: null,
  ask,
  body: keyInput,
  answer: newKey,
  status: 201,
  handler: ({ person, body }) => createKey({ person, owner: "self" }, body),
});
