import { route } from "@/lib/http/route";
import { markRead } from "@/lib/notifications";
import { markReadInput } from "@/lib/notifications/schema";

export const POST = route({
  operation: "notifications.mark-read",
  summary: "Marks notifications as read: those named, or all",
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  body: markReadInput,
  answer: null,
  handler: ({ person, body }) => markRead(person.id, body.ids),
});
