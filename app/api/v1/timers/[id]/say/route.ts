import { route } from "@/lib/http/route";
import { sayTimerNow } from "@/lib/timers";
import { timerParams, timerSaid } from "@/lib/timers/schema";

export const POST = route({
  ask: () => ({ action: "commands.list" }),
  params: timerParams,
  answer: timerSaid,
  status: 202,
  handler: ({ person, params }) => sayTimerNow(person, params.id),
});
