import { createKey, listKeys } from "@/lib/api-keys";
import { instanceKeyInput, keyList, keysQuery, newKey } from "@/lib/api-keys/schema";
import { route } from "@/lib/http/route";

const ask = () => ({ action: "keys.instance" }) as const;

export const GET = route({
  operation: "keys.list-of-instance",
  summary: "Lists the API keys of the instance",
  scope: null,
  ask,
  query: keysQuery,
  answer: keyList,
  handler: ({ person, query }) => listKeys({ person, owner: "instance" }, query),
});

export const POST = route({
  operation: "keys.create-of-instance",
  summary: "Makes an API key of the instance and shows it once",
  scope: null,
  ask,
  body: instanceKeyInput,
  answer: newKey,
  status: 201,
  handler: ({ person, body }) => createKey({ person, owner: "instance" }, body),
});
