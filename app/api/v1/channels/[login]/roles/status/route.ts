import { route } from "@/lib/http/route";
import { getRoleStatus } from "@/lib/roles";
import { roleSyncStatus, rolesParams } from "@/lib/roles/schema";

export const GET = route({
  operation: "roles.status",
  summary: "Shows how far a channel's roles are in step with Twitch",
  ask: () => ({ action: "channel.list" }),
  params: rolesParams,
  answer: roleSyncStatus,
  handler: ({ person, params }) => getRoleStatus(person, params.login),
});
