import { listWhy } from "@/lib/deliveries";
import { whyPage, whyQuery } from "@/lib/deliveries/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  query: whyQuery,
  answer: whyPage,
  handler: ({ person, query }) => listWhy(person.id, query),
});
