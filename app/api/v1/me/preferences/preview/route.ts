import { READ_LIMIT } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";
import { previewPreferences } from "@/lib/preferences";
import { preview, previewInput } from "@/lib/preferences/schema";

export const POST = route({
  operation: "preferences.preview",
  summary: "Shows what preferences would have done to recent notifications, without saving them",
  scope: "preferences:read",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  body: previewInput,
  answer: preview,
  // It changes nothing, and is asked while somebody types.
  rateLimit: READ_LIMIT,
  handler: ({ person, body }) => previewPreferences(person.id, body),
});
