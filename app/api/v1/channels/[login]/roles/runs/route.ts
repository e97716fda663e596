import { route } from "@/lib/http/route";
import { listRoleRuns } from "@/lib/roles";
import { rolePageQuery, roleSyncRunList, rolesParams } from "@/lib/roles/schema";

export const GET = route({
  operation: "roles.list-runs",
  summary: "Lists the syncs of a channel's roles",
  ask: () => ({ action: "channel.list" }),
  params: rolesParams,
  query: rolePageQuery,
  answer: roleSyncRunList,
  handler: ({ person, params, query }) => listRoleRuns(person, params.login, query),
});
