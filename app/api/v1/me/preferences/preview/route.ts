import { READ_LIMIT } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";
import { previewPreferences } from "@/lib/preferences";
import { preview, previewInput } from "@/lib/preferences/schema";

export const POST = route({
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  body: previewInput,
  answer: preview,
  // It changes nothing, and is asked while somebody types.
  rateLimit: READ_LIMIT,
  handler: ({ person, body }) => previewPreferences(person.id, body),
});
