import { route } from "@/lib/http/route";
import { deleteTimer, getTimer, updateTimer } from "@/lib/timers";
import { chatTimer, timerChange, timerParams } from "@/lib/timers/schema";

// Whose timer it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "commands.list" }) as const;

export const GET = route({
  ask,
  params: timerParams,
  answer: chatTimer,
  handler: ({ person, params }) => getTimer(person, params.id),
});

export const PATCH = route({
  ask,
  params: timerParams,
  body: timerChange,
  answer: chatTimer,
  handler: ({ person, params, body }) => updateTimer(person, params.id, body),
});

export const DELETE = route({
  ask,
  params: timerParams,
  answer: null,
  handler: ({ person, params }) => deleteTimer(person, params.id),
});
