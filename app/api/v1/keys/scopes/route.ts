import { listScopes } from "@/lib/api-keys";
import { scopeList } from "@/lib/api-keys/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "keys.list-scopes",
  summary: "Lists what an API key can be allowed",
  scope: null,
  ask: () => ({ action: "keys.own" }),
  answer: scopeList,
  handler: async ({ person }) => listScopes({ person, owner: "self" }),
});
