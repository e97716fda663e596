import { listChannelAudit } from "@/lib/audit";
import { auditChannelParams, auditList, channelAuditQuery } from "@/lib/audit/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "audit.list-of-channel",
  summary: "Lists what was done to a channel, for its owner, newest first",
  // Which channel it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "channel.list" }),
  params: auditChannelParams,
  query: channelAuditQuery,
  answer: auditList,
  handler: ({ person, params, query }) => listChannelAudit(person, params.login, query),
});
