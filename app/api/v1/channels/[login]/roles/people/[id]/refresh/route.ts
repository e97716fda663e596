import { route } from "@/lib/http/route";
import { refreshPerson } from "@/lib/roles";
import { personRefreshed, rolePersonParams } from "@/lib/roles/schema";

export const POST = route({
  operation: "roles.refresh-person",
  summary: "Asks Twitch for the roles of one person in a channel now",
  ask: () => ({ action: "channel.list" }),
  params: rolePersonParams,
  answer: personRefreshed,
  handler: ({ person, params }) => refreshPerson(person, params.login, params.id),
});
