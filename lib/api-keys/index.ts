export { identifyKey, type KeyCaller } from "./identify-key";
export { createKey, findKey, listKeys, listScopes, renameKey, revokeKey } from "./service";
