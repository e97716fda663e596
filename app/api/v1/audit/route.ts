import { listAudit } from "@/lib/audit";
import { auditList, auditQuery } from "@/lib/audit/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "audit.list",
  summary: "Lists what people with power did, newest first",
  ask: () => ({ action: "audit.read" }),
  query: auditQuery,
  answer: auditList,
  handler: ({ query }) => listAudit(query),
});
