import { ownChat as readOwnChat } from "@/lib/chat";
import { ownChat } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "chat.own" }),
  answer: ownChat,
  handler: ({ person }) => readOwnChat(person),
});
