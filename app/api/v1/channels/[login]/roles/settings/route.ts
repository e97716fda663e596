import { route } from "@/lib/http/route";
import { getRoleSettings, updateRoleSettings } from "@/lib/roles";
import { roleSettings, roleSettingsInput, roleSyncStatus, rolesParams } from "@/lib/roles/schema";

const etag = ({ intervalMinutes }: { intervalMinutes: number }) => intervalMinutes;

export const GET = route({
  operation: "roles.get-settings",
  summary: "Shows how often the roles of a channel are synced",
  ask: () => ({ action: "channel.list" }),
  params: rolesParams,
  answer: roleSettings,
  etag,
  handler: ({ person, params }) => getRoleSettings(person, params.login),
});

export const PUT = route({
  operation: "roles.update-settings",
  summary: "Changes how often the roles of a channel are synced",
  ask: () => ({ action: "channel.list" }),
  params: rolesParams,
  body: roleSettingsInput,
  answer: roleSyncStatus,
  etag,
  ifMatch: true,
  handler: ({ person, params, body }) => updateRoleSettings(person, params.login, body),
});
