import { ownChat as readOwnChat } from "@/lib/chat";
import { ownChat } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "messages.get-own",
  summary: "Shows what the chat log holds of the caller, and whether they opted out",
  ask: () => ({ action: "chat.own" }),
  answer: ownChat,
  handler: ({ person }) => readOwnChat(person),
});
