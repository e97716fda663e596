import { listWhy } from "@/lib/deliveries";
import { whyPage, whyQuery } from "@/lib/deliveries/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "notifications.list-why",
  summary: "Lists streams with why the caller was or was not notified",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  query: whyQuery,
  answer: whyPage,
  handler: ({ person, query }) => listWhy(person.id, query),
});
