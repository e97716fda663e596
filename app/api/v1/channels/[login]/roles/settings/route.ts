import { route } from "@/lib/http/route";
import { updateRoleSettings } from "@/lib/roles";
import { roleSettingsInput, roleSyncStatus, rolesParams } from "@/lib/roles/schema";

export const PUT = route({
  operation: "roles.update-settings",
  summary: "Changes how often the roles of a channel are synced",
  ask: () => ({ action: "channel.list" }),
  params: rolesParams,
  body: roleSettingsInput,
  answer: roleSyncStatus,
  handler: ({ person, params, body }) => updateRoleSettings(person, params.login, body),
});
