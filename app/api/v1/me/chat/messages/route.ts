import { searchOwn } from "@/lib/chat";
import { ownMessages, ownMessagesQuery } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "messages.search-own",
  summary: "Searches what the caller wrote in chat",
  ask: () => ({ action: "chat.own" }),
  query: ownMessagesQuery,
  answer: ownMessages,
  handler: ({ person, query }) => searchOwn(person, query),
});
