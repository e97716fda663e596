import { route } from "@/lib/http/route";
import { getSettings, updateSettings } from "@/lib/notifications";
import { settings, settingsInput } from "@/lib/notifications/schema";

export const GET = route({
  ask: () => ({ action: "me.read" }),
  answer: settings,
  handler: ({ person }) => getSettings(person.id),
});

export const PATCH = route({
  ask: () => ({ action: "me.update" }),
  body: settingsInput,
  answer: settings,
  handler: ({ person, body }) => updateSettings(person.id, body),
});
