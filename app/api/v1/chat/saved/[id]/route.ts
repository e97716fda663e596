import { forgetSearch } from "@/lib/chat";
import { savedSearchParams } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const DELETE = route({
  operation: "messages.delete-saved-search",
  summary: "Forgets a saved search",
  ask: () => ({ action: "chat.own" }),
  params: savedSearchParams,
  answer: null,
  handler: ({ person, params }) => forgetSearch(person.id, params.id),
});
