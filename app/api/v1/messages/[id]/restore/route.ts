import { restoreMessage } from "@/lib/chat";
import { chatMessageParams, messageDetail } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "messages.restore",
  summary: "Puts a message back that was taken out of the log",
  // Of which channel it is the service finds out, and asks the policy of that.
  ask: () => ({ action: "chat.search" }),
  params: chatMessageParams,
  answer: messageDetail,
  handler: ({ person, params }) => restoreMessage(person, params.id),
});
