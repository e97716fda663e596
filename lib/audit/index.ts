export { type Acting, actingAs } from "./acting";
export { AUDIT_ACTIONS, type AuditAction } from "./core/actions";
export { changed } from "./core/changed";
export { type AuditRecord, recordAudit } from "./record";
