import { route } from "@/lib/http/route";
import { askForSync } from "@/lib/roles";
import { roleSyncAsked, rolesParams } from "@/lib/roles/schema";

export const POST = route({
  operation: "roles.sync",
  summary: "Asks for a channel's roles to be synced now",
  ask: () => ({ action: "channel.list" }),
  params: rolesParams,
  answer: roleSyncAsked,
  status: 202,
  handler: ({ person, params }) => askForSync(person, params.login),
});
