import { listSavedSearches, saveSearch } from "@/lib/chat";
import { savedSearch, savedSearchInput, savedSearchList } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "messages.list-saved-searches",
  summary: "Lists the searches that the caller saved",
  ask: () => ({ action: "chat.own" }),
  answer: savedSearchList,
  handler: ({ person }) => listSavedSearches(person.id),
});

export const POST = route({
  operation: "messages.save-search",
  summary: "Saves a search under a name",
  ask: () => ({ action: "chat.own" }),
  body: savedSearchInput,
  answer: savedSearch,
  status: 201,
  handler: ({ person, body }) => saveSearch(person.id, body),
});
