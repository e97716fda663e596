import { route } from "@/lib/http/route";
import { createTimer, listTimers } from "@/lib/timers";
import { chatTimer, newTimer, timerList, timersParams } from "@/lib/timers/schema";

// Whose channel it is the service finds out, and asks the policy of it.
const ask = () => ({ action: "commands.list" }) as const;

export const GET = route({
  operation: "timers.list",
  summary: "Lists the timed messages of a channel",
  ask,
  params: timersParams,
  answer: timerList,
  handler: ({ person, params }) => listTimers(person, params.login),
});

export const POST = route({
  operation: "timers.create",
  summary: "Creates a timed message in a channel",
  ask,
  params: timersParams,
  body: newTimer,
  answer: chatTimer,
  status: 201,
  handler: ({ person, params, body }) => createTimer(person, params.login, body),
});
