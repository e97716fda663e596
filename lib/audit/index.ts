export { actingAs } from "./acting";
export { changed } from "./core/changed";
export { exportAudit, exportChannelAudit, listAudit, listChannelAudit } from "./list";
export { blankAuditAddresses, forgetInAudit, pruneAuditEntries } from "./prune";
export { type AuditRecord, recordAudit } from "./record";
