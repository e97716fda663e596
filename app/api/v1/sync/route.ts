import { route } from "@/lib/http/route";
import { syncOverview as readSyncOverview } from "@/lib/live";
import { syncOverview } from "@/lib/live/schema";

export const GET = route({
  operation: "sync.status",
  summary: "Shows how the live-status sync fares",
  ask: () => ({ action: "sync.read" }),
  answer: syncOverview,
  handler: () => readSyncOverview(new Date()),
});
