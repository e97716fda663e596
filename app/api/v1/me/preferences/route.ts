import { route } from "@/lib/http/route";
import { getPreferences, updatePreferences } from "@/lib/preferences";
import { preferences, preferencesPatch } from "@/lib/preferences/schema";

export const GET = route({
  operation: "preferences.get",
  summary: "Shows the caller's notification preferences",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  answer: preferences,
  etag: ({ version }) => version,
  handler: ({ person }) => getPreferences(person.id),
});

export const PATCH = route({
  operation: "preferences.update",
  summary: "Changes the caller's notification preferences",
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  body: preferencesPatch,
  answer: preferences,
  etag: ({ version }) => version,
  ifMatch: true,
  handler: ({ person, body }) => updatePreferences(person.id, body),
});
