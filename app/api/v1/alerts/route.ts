import { listAlerts } from "@/lib/alerts";
import { alertList } from "@/lib/alerts/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "sync.read" }),
  answer: alertList,
  handler: () => listAlerts(),
});
