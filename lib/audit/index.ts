export { type Acting, actingAs } from "./acting";
export { type AuditRecord, recordAudit } from "./record";
