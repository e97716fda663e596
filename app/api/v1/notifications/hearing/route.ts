import { route } from "@/lib/http/route";
import { getHearing } from "@/lib/notifications";
import { hearing } from "@/lib/notifications/schema";

export const GET = route({
  operation: "notifications.get-hearing",
  summary: "Shows by which ways the caller hears of streams",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  answer: hearing,
  handler: ({ person }) => getHearing(person.id),
});
