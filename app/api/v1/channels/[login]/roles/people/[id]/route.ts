import { route } from "@/lib/http/route";
import { getPersonRoles } from "@/lib/roles";
import { personRoles, rolePersonParams } from "@/lib/roles/schema";

export const GET = route({
  ask: () => ({ action: "channel.list" }),
  params: rolePersonParams,
  answer: personRoles,
  handler: ({ person, params }) => getPersonRoles(person, params.login, params.id),
});
