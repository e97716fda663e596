import { route } from "@/lib/http/route";
import { markRead } from "@/lib/notifications";
import { markReadInput } from "@/lib/notifications/schema";

export const POST = route({
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  body: markReadInput,
  answer: null,
  handler: ({ person, body }) => markRead(person.id, body.ids),
});
