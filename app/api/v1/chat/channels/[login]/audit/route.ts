import { listAudit } from "@/lib/chat";
import { auditList, auditQuery, chatChannelParams } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "chat.own" }),
  params: chatChannelParams,
  query: auditQuery,
  answer: auditList,
  handler: ({ person, params, query }) => listAudit(person, params.login, query),
});
