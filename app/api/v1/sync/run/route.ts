import { route } from "@/lib/http/route";
import { runNow } from "@/lib/jobs";
import { runNowAnswer } from "@/lib/live/schema";

export const POST = route({
  ask: () => ({ action: "sync.run" }),
  answer: runNowAnswer,
  status: 202,
  handler: ({ person }) => runNow("sync-live-status", person.id),
});
