import { route } from "@/lib/http/route";
import { readDelays } from "@/lib/live";
import { detectionDelays } from "@/lib/live/schema";

export const GET = route({
  ask: () => ({ action: "sync.read" }),
  answer: detectionDelays,
  handler: () => readDelays(new Date()),
});
