import { route } from "@/lib/http/route";
import { previewTimer } from "@/lib/timers";
import { timerPreview, timerPreviewInput, timersParams } from "@/lib/timers/schema";

export const POST = route({
  operation: "timers.preview",
  summary: "Shows what a timer's message would read, without saying it",
  scope: "timers:read",
  ask: () => ({ action: "commands.list" }),
  params: timersParams,
  body: timerPreviewInput,
  answer: timerPreview,
  handler: ({ person, params, body }) => previewTimer(person, params.login, body.message),
});
