import { route } from "@/lib/http/route";
import { refreshPerson } from "@/lib/roles";
import { personRefreshed, rolePersonParams } from "@/lib/roles/schema";

export const POST = route({
  ask: () => ({ action: "channel.list" }),
  params: rolePersonParams,
  answer: personRefreshed,
  handler: ({ person, params }) => refreshPerson(person, params.login, params.id),
});
