import { exportAudit } from "@/lib/audit";
import { auditExport } from "@/lib/audit/schema";
import { download } from "@/lib/http/download";

export const GET = download({
  operation: "audit.export",
  summary: "Downloads what people with power did as CSV or NDJSON",
  ask: () => ({ action: "audit.read" }),
  query: auditExport,
  handler: ({ query, signal }) => exportAudit(query, signal),
});
