import { listAudit } from "@/lib/chat";
import { auditList, auditQuery, chatChannelParams } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "messages.list-audit",
  summary: "Lists who searched and read a channel's chat log",
  ask: () => ({ action: "chat.own" }),
  params: chatChannelParams,
  query: auditQuery,
  answer: auditList,
  handler: ({ person, params, query }) => listAudit(person, params.login, query),
});
