import { route } from "@/lib/http/route";
import { readDelays } from "@/lib/live";
import { detectionDelays } from "@/lib/live/schema";

export const GET = route({
  operation: "sync.list-delays",
  summary: "Shows how fast changes of live status were detected, by source",
  ask: () => ({ action: "sync.read" }),
  answer: detectionDelays,
  handler: () => readDelays(new Date()),
});
