import { listScopes } from "@/lib/api-keys";
import { scopeList } from "@/lib/api-keys/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "keys.list-scopes-of-instance",
  summary: "Lists what an API key of the instance can be allowed",
  scope: null,
  ask: () => ({ action: "keys.instance" }),
  answer: scopeList,
  handler: async ({ person }) => listScopes({ person, owner: "instance" }),
});
