import { exportChannelAudit } from "@/lib/audit";
import { auditChannelParams, channelAuditExport } from "@/lib/audit/schema";
import { download } from "@/lib/http/download";

export const GET = download({
  operation: "audit.export-of-channel",
  summary: "Downloads what was done to a channel, for its owner, as CSV or NDJSON",
  // Which channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "channel.list" }),
  params: auditChannelParams,
  query: channelAuditExport,
  handler: ({ person, params, query, signal }) => exportChannelAudit(person, params.login, query, signal),
});
