import { searchOwn } from "@/lib/chat";
import { ownMessages, ownMessagesQuery } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "chat.own" }),
  query: ownMessagesQuery,
  answer: ownMessages,
  handler: ({ person, query }) => searchOwn(person, query),
});
