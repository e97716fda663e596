import { route } from "@/lib/http/route";
import { getRoleStatus } from "@/lib/roles";
import { roleSyncStatus, rolesParams } from "@/lib/roles/schema";

export const GET = route({
  ask: () => ({ action: "channel.list" }),
  params: rolesParams,
  answer: roleSyncStatus,
  handler: ({ person, params }) => getRoleStatus(person, params.login),
});
