import { route } from "@/lib/http/route";
import { sayTimerNow } from "@/lib/timers";
import { timerParams, timerSaid } from "@/lib/timers/schema";

export const POST = route({
  operation: "timers.say",
  summary: "Says a timed message now",
  ask: () => ({ action: "commands.list" }),
  params: timerParams,
  answer: timerSaid,
  status: 202,
  handler: ({ person, params }) => sayTimerNow(person, params.id),
});
