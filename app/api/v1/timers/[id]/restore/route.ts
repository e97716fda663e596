import { route } from "@/lib/http/route";
import { restoreTimer } from "@/lib/timers";
import { chatTimer, timerParams } from "@/lib/timers/schema";

export const POST = route({
  operation: "timers.restore",
  summary: "Restores a deleted timed message",
  ask: () => ({ action: "commands.list" }),
  params: timerParams,
  answer: chatTimer,
  handler: ({ person, params }) => restoreTimer(person, params.id),
});
