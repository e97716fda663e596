import { route } from "@/lib/http/route";
import { listRoleMembers } from "@/lib/roles";
import { roleMemberList, roleMembersQuery, rolesParams } from "@/lib/roles/schema";

export const GET = route({
  operation: "roles.list",
  summary: "Lists who has or had a role in a channel",
  // Whose channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "channel.list" }),
  params: rolesParams,
  query: roleMembersQuery,
  answer: roleMemberList,
  handler: ({ person, params, query }) => listRoleMembers(person, params.login, query),
});
