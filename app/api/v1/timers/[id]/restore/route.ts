import { route } from "@/lib/http/route";
import { restoreTimer } from "@/lib/timers";
import { chatTimer, timerParams } from "@/lib/timers/schema";

export const POST = route({
  ask: () => ({ action: "commands.list" }),
  params: timerParams,
  answer: chatTimer,
  handler: ({ person, params }) => restoreTimer(person, params.id),
});
