export { changed } from "./core/changed";
export { exportAudit, exportChannelAudit, listAudit, listChannelAudit } from "./list";
export { blankAuditAddresses, forgetInAudit, pruneAuditEntries } from "./prune";
export { recordAudit } from "./record";
export type { AuditRecord } from "./repository";
