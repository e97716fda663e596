import { searchChat } from "@/lib/chat";
import { chatSearchQuery, searchResults } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "messages.search",
  summary: "Searches the chat of every channel that the caller may read",
  // Which channels may be read the service finds out.
  ask: () => ({ action: "chat.search" }),
  query: chatSearchQuery,
  answer: searchResults,
  handler: ({ person, query }) => searchChat(person, query),
});
