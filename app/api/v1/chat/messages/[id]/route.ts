import { readContext } from "@/lib/chat";
import { chatContextQuery, chatMessageParams, messageContext } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "messages.get-context",
  summary: "Shows a chat message with what was said around it",
  // Of which channel it is the service finds out, and asks the policy of that.
  ask: () => ({ action: "chat.search" }),
  params: chatMessageParams,
  query: chatContextQuery,
  answer: messageContext,
  handler: ({ person, params, query }) => readContext(person, params.id, query.cursor),
});
