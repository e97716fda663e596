import { route } from "@/lib/http/route";
import { getRoleDrift } from "@/lib/roles";
import { roleDrift, rolePageQuery, roleRunParams } from "@/lib/roles/schema";

export const GET = route({
  operation: "roles.get-run",
  summary: "Shows what one sync of roles changed and why",
  ask: () => ({ action: "channel.list" }),
  params: roleRunParams,
  query: rolePageQuery,
  answer: roleDrift,
  handler: ({ person, params, query }) => getRoleDrift(person, params.login, params.id, query),
});
