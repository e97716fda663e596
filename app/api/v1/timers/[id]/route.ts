import { route } from "@/lib/http/route";
import { deleteTimer, getTimer, updateTimer } from "@/lib/timers";
import { chatTimer, timerChange, timerParams } from "@/lib/timers/schema";

// Whose timer it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "commands.list" }) as const;

export const GET = route({
  operation: "timers.get",
  summary: "Shows one timed message",
  ask,
  params: timerParams,
  answer: chatTimer,
  etag: ({ version }) => version,
  handler: ({ person, params }) => getTimer(person, params.id),
});

export const PATCH = route({
  operation: "timers.update",
  summary: "Changes a timed message",
  ask,
  params: timerParams,
  body: timerChange,
  answer: chatTimer,
  etag: ({ version }) => version,
  ifMatch: true,
  handler: ({ person, params, body }) => updateTimer(person, params.id, body),
});

export const DELETE = route({
  operation: "timers.delete",
  summary: "Deletes a timed message; it can be restored",
  ask,
  params: timerParams,
  answer: null,
  ifMatch: true,
  handler: ({ person, params }) => deleteTimer(person, params.id),
});
