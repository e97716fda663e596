export { applyRoleEvent, type RoleEvent } from "./apply-event";
export { askAfterConnect, askAtStart, heedRoleGrants } from "./asks";
export { roleOverview } from "./overview";
export { pruneRoleRuns } from "./prune";
export { refreshPerson } from "./refresh-person";
export {
  askForSync,
  getPersonRoles,
  getRoleDrift,
  getRoleSettings,
  getRoleStatus,
  listRoleMembers,
  listRoleRuns,
  updateRoleSettings,
} from "./service";
export { syncDueRoles } from "./sync-due-roles";
