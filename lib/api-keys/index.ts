export { pruneKeys } from "./prune";
export { createKey, findKey, listKeys, listScopes, renameKey, revokeKey } from "./service";
