import { route } from "@/lib/http/route";
import { runNow } from "@/lib/jobs";
import { runNowAnswer } from "@/lib/live/schema";

export const POST = route({
  operation: "sync.run",
  summary: "Asks for a live-status sync now",
  ask: () => ({ action: "sync.run" }),
  answer: runNowAnswer,
  status: 202,
  handler: ({ person }) => runNow("sync-live-status", person.id),
});
