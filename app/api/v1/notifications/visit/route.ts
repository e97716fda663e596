import { route } from "@/lib/http/route";
import { noteVisit } from "@/lib/notifications";
import { visit } from "@/lib/notifications/schema";

export const POST = route({
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  answer: visit,
  handler: ({ person }) => noteVisit(person.id),
});
