import { route } from "@/lib/http/route";
import { noteVisit } from "@/lib/notifications";
import { visit } from "@/lib/notifications/schema";

export const POST = route({
  operation: "notifications.note-visit",
  summary: "Notes that the caller looked at their inbox and says since when they had not",
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  answer: visit,
  handler: ({ person }) => noteVisit(person.id),
});
