import { route } from "@/lib/http/route";
import { getPersonRoles } from "@/lib/roles";
import { personRoles, rolePersonParams } from "@/lib/roles/schema";

export const GET = route({
  operation: "roles.get-person",
  summary: "Shows the roles of one person in a channel and their history",
  ask: () => ({ action: "channel.list" }),
  params: rolePersonParams,
  answer: personRoles,
  handler: ({ person, params }) => getPersonRoles(person, params.login, params.id),
});
